using Telemetry.Rules.AirQuality;
using Telemetry.Rules.Devices;
using Telemetry.Rules.Engine;
using Telemetry.Rules.Winter;

namespace Telemetry.Api.Composition;

/// <summary>The rules of the host and of <c>replay</c>: a new rule is added here.</summary>
internal static class StandardRules
{
    public static RuleSet Create(RuleOptions options) => new(
        Conditions:
        [
            new HoarFrostRule(options.Winter, options.HoarFrost),
            new RoadSensorSilentRule(options.Devices),
            new RoadSensorDistrustedRule(options.Devices),
        ],
        Outcomes: [new DaqiRule(), new EuropeanIndexRule()],
        Decisions: [new GrittingDecisionRule(options.Winter)]);
}
