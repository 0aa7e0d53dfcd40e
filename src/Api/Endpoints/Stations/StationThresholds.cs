using Telemetry.Domain.Quantities;
using Telemetry.Rules.Winter;

namespace Telemetry.Api.Endpoints.Stations;

/// <summary>The road surface temperatures at which the winter policy in force acts (docs/sources/winter.md#policy).</summary>
internal static class StationThresholds
{
    private static readonly GrittingPolicyOptions Default = new();

    public static IReadOnlyList<ThresholdDto> Of(GrittingPolicyOptions policy) =>
    [
        new("freezing", Quantity.RoadSurfaceTemperature.Name, Quantity.RoadSurfaceTemperature.Unit, 0, "Water freezes", null, "Definition of the Celsius scale; salt and dirt lower it"),
        Of("no-action-above", nameof(policy.NoActionAboveRst), policy.NoActionAboveRst, Default.NoActionAboveRst, "No action while the lowest road surface stays above", "Ayrshire Roads Alliance plan 1.3; Surrey 2013"),
        Of("precautionary", nameof(policy.PrecautionaryAtOrBelowRst), policy.PrecautionaryAtOrBelowRst, Default.PrecautionaryAtOrBelowRst, "A moist road is treated at or below", "Buckinghamshire policy 2022"),
        Of("salt-warning", nameof(policy.SaltWarnBelowRst), policy.SaltWarnBelowRst, Default.SaltWarnBelowRst, "Salt works less below", "NWSRG"),
        Of("escalate", nameof(policy.EscalateAtOrBelowRst), policy.EscalateAtOrBelowRst, Default.EscalateAtOrBelowRst, "A person decides at or below", "Transport Scotland's treatment matrix ends there"),
    ];

    private static ThresholdDto Of(string code, string option, double value, double standard, string meaning, string source)
    {
        var setting = $"{GrittingPolicyOptions.Section}:{option}";
        return new(
            code, Quantity.RoadSurfaceTemperature.Name, Quantity.RoadSurfaceTemperature.Unit, value, meaning, setting,
            value.Equals(standard) ? source : $"Set on this host; the default is {standard.ToString("0.0#", System.Globalization.CultureInfo.InvariantCulture)} °C ({source})");
    }
}
