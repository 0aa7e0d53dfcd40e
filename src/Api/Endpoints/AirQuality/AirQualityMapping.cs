using System.Globalization;
using Telemetry.Domain.AirQuality;
using Telemetry.Domain.Storage;

namespace Telemetry.Api.Endpoints.AirQuality;

internal static class AirQualityMapping
{
    /// <summary>Share of valid values without which a mean is no value (docs/sources/api.md#daqi-capture).</summary>
    public const double LeastCapture = 0.75;

    public static AirQualityIndexDto ToDto(this LoggedOutcome<AirQualityIndex> logged)
    {
        var index = logged.Outcome;
        return new AirQualityIndexDto(
            logged.Id,
            Name(index.Scale),
            index.Site.Value,
            Name(index.Period),
            index.Ending,
            index.Pollutant,
            index.Statistic,
            index.Index,
            index.Band,
            index.Capture,
            index.Missing,
            Basis.Of(index.Indicative),
            Reason(index),
            index.Withdrawn);
    }

    public static string Name(IndexScale scale) => scale == IndexScale.European ? "european" : "daqi";

    public static string Name(IndexPeriod period) => period == IndexPeriod.Hour ? "hour" : "day";

    public static string? Reason(AirQualityIndex index) => index switch
    {
        { Index: not null } => null,
        { Pollutant: "overall" } => "insufficient data: no pollutant measured here has an index",
        { Capture: < LeastCapture } => string.Create(
            CultureInfo.InvariantCulture, $"insufficient data: {index.Capture:P0} of the window is valid and {LeastCapture:P0} is needed"),
        _ => "insufficient data",
    };
}
