using Telemetry.Domain.Decisions;

namespace Telemetry.Api.Endpoints.OpenData;

/// <summary>
/// The reasons of a decision that everybody may read: those about the road and the policy. What is said of single stations and sensors, and
/// any kind of reason that nobody has looked at for this, stays inside.
/// </summary>
internal static class PublicReasons
{
    private static readonly HashSet<string> Codes = new(StringComparer.Ordinal)
    {
        "no-basis", "no-station", "minimum-rst", "above-no-action", "marginal", "cost-loss", "frost-expected",
        "road-wet", "road-damp", "road-dry", "dry-not-treated", "treat-dry", "too-cold-for-salt", "salt-less-effective",
        "lying-snow", "snow-lies", "snow-forecast", "snow-melts", "ice-formed", "ice-contradicted",
        "freezing-rain-falling", "freezing-rain-forecast", "after-freezing-rain", "rain-into-freeze",
        "matrix-row", "spreader-rate", "footway-ice-stays", "footway-frost", "footway-watched", "secondary-prolonged", "secondary-snow", "secondary-waits",
        "window", "late-risk", "start-before-night", "night-start", "at-once",
    };

    public static IReadOnlyList<string> Of(Decision decision) => [.. decision.Reasons.Where(r => Codes.Contains(r.Code)).Select(r => r.Text)];
}
