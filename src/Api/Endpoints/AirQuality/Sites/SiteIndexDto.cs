namespace Telemetry.Api.Endpoints.AirQuality.Sites;

/// <summary>The index of a whole site, which is that of its worst pollutant.</summary>
/// <param name="Ending">End of the hour it is of, UTC; null when none was concluded in the last three hours.</param>
/// <param name="AgeSeconds">From the end of that hour to asOf, s.</param>
/// <param name="Index">Null for insufficient data, which is never a low index.</param>
/// <param name="Because">The pollutants that have this index.</param>
/// <param name="Missing">Pollutants measured here that have none: the true index may be higher.</param>
/// <param name="Capture">Share of the pollutants measured here that have an index, 0 to 1.</param>
/// <param name="Basis">reference, or indicative when an instrument that is not reference-equivalent gave it: it is then not the official index.</param>
/// <param name="Reason">Why there is no index, in plain English; null when there is one.</param>
/// <param name="AdviceId">The health advice for its band, at /air-quality/advice; null on the European scale and without an index.</param>
internal sealed record SiteIndexDto(
    DateTimeOffset? Ending,
    long? AgeSeconds,
    int? Index,
    string? Band,
    IReadOnlyList<string> Because,
    IReadOnlyList<string> Missing,
    double Capture,
    string? Basis,
    string? Reason,
    string? AdviceId);
