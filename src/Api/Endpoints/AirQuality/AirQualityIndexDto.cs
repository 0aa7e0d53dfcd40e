namespace Telemetry.Api.Endpoints.AirQuality;

/// <summary>An air quality index of one pollutant, or overall, at one site for one hour or day.</summary>
/// <param name="Id">Of the record; the id of its live event.</param>
/// <param name="Scale">daqi, or european: the numbers of the two can't be compared.</param>
/// <param name="Period">hour or day.</param>
/// <param name="Ending">End of the hour, or 24:00 GMT of the day, UTC.</param>
/// <param name="Pollutant">Quantity name, or overall.</param>
/// <param name="Statistic">The mean that was looked up, µg/m³, unrounded; null for overall and for insufficient data.</param>
/// <param name="Index">1 to 10, on the European scale 1 to 6; null for insufficient data, which is never a low index.</param>
/// <param name="Band">Low, Moderate, High or Very High; on the European scale Good, Fair, Moderate, Poor, Very poor or Extremely poor; null with the index.</param>
/// <param name="Capture">Share of valid values in the window, 0 to 1.</param>
/// <param name="Missing">For overall: pollutants measured here whose index is not available.</param>
/// <param name="Basis">reference, or indicative when an instrument that is not reference-equivalent gave it.</param>
/// <param name="Reason">Why there is no index, in plain English; null when there is one.</param>
/// <param name="Withdrawn">With what is now known it would not have been given.</param>
internal sealed record AirQualityIndexDto(
    long Id,
    string Scale,
    string Site,
    string Period,
    DateTimeOffset Ending,
    string Pollutant,
    decimal? Statistic,
    int? Index,
    string? Band,
    double Capture,
    IReadOnlyList<string> Missing,
    string Basis,
    string? Reason,
    bool Withdrawn);
