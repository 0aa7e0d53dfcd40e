using Telemetry.Rules.AirQuality.Alerts;
using Telemetry.Rules.Devices;
using Telemetry.Rules.Waste;
using Telemetry.Rules.Winter;

namespace Telemetry.Api.Composition;

/// <summary>The options of every rule together.</summary>
internal sealed record RuleOptions
{
    public GrittingPolicyOptions Winter { get; init; } = new();

    public HoarFrostOptions HoarFrost { get; init; } = new();

    public AirAlertOptions AirAlerts { get; init; } = new();

    public DeviceRuleOptions Devices { get; init; } = new();

    public BatteryRuleOptions Battery { get; init; } = new();

    public ClockRuleOptions Clock { get; init; } = new();

    public FillOptions Fill { get; init; } = new();

    public EmptyingOptions Emptying { get; init; } = new();

    public CollectOptions Collect { get; init; } = new();

    public BinFireOptions BinFire { get; init; } = new();

    public BinTiltOptions BinTilt { get; init; } = new();

    public MissedCollectionOptions MissedCollection { get; init; } = new();
}
