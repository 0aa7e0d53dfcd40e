using Telemetry.Rules.AirQuality;
using Telemetry.Rules.AirQuality.Alerts;
using Telemetry.Rules.Devices;
using Telemetry.Rules.Engine;
using Telemetry.Rules.Waste;
using Telemetry.Rules.Winter;

namespace Telemetry.Api.Composition;

/// <summary>The rules of the host and of <c>replay</c>: a new rule is added here.</summary>
internal static class StandardRules
{
    public static RuleSet Create(RuleOptions options) => new(
        Conditions:
        [
            new HoarFrostRule(options.Winter, options.HoarFrost),
            .. Daqi.Table.Select(row => new DaqiBandRule(row, options.AirAlerts)),
            .. AirThresholds.Table.Select(threshold => new AirThresholdRule(threshold, options.AirAlerts)),
            new SensorDistrustedRule(options.Devices),
            new SensorDriftRule(options.Winter),
            new BatteryLowRule(options.Battery),
            new BatteryFallingRule(options.Battery),
            new BinCollectRule(options.Fill, options.Emptying, options.Collect),
            new BinOverflowRule(options.Fill, options.Emptying, options.Collect),
            new BinFireRule(options.BinFire),
            new BinTiltedRule(options.BinTilt),
            new MissedCollectionRule(options.Fill, options.Emptying, options.Collect, options.MissedCollection),
        ],
        Outcomes:
        [
            new DaqiRule(),
            new EuropeanIndexRule(),
            new BinFillRule(options.Fill, options.Emptying, options.Collect),
            new BinEmptyingRule(options.Fill, options.Emptying),
            new RoadNightRule(),
            new RoadForecastDayRule(options.Winter),
        ],
        Decisions: [new GrittingDecisionRule(options.Winter)])
    {
        Gateways =
        [
            new GatewayAwayRule(options.Devices),
            new SensorSilentRule(options.Devices),
            new ClockOffRule(options.Clock, options.Devices),
        ],
    };
}
