namespace Telemetry.Api.Endpoints.AirQuality.Sites;

/// <summary>The index of one pollutant for the last hour.</summary>
/// <param name="Ending">End of the hour, UTC; null when none was concluded in the last three hours.</param>
/// <param name="Averaging">The mean that is looked up: 15 minutes, hour, running 8 hours or running 24 hours.</param>
/// <param name="Statistic">That mean, in the pollutant's unit, unrounded; null for insufficient data.</param>
/// <param name="Capture">Share of valid values in the window, 0 to 1; 0.75 is needed.</param>
/// <param name="Basis">reference or indicative.</param>
/// <param name="Reason">Why there is no index, in plain English; null when there is one.</param>
internal sealed record PollutantIndexDto(
    DateTimeOffset? Ending, string Averaging, int? Index, string? Band, decimal? Statistic, double Capture, string Basis, string? Reason);
