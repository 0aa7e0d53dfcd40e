using Telemetry.Rules.Devices;
using Telemetry.Rules.Winter;

namespace Telemetry.Api.Composition;

/// <summary>The options of every rule together.</summary>
internal sealed record RuleOptions
{
    public GrittingPolicyOptions Winter { get; init; } = new();

    public HoarFrostOptions HoarFrost { get; init; } = new();

    public DeviceRuleOptions Devices { get; init; } = new();
}
