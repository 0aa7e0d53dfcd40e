namespace Telemetry.Api.Endpoints.AirQuality.Sites;

/// <summary>An instrument that measures a pollutant.</summary>
/// <param name="Basis">reference or indicative.</param>
/// <param name="NewestReadingAt">Observation time of its newest reading, UTC; null when there is none.</param>
/// <param name="NewestFlag">pass, suspect or fail: of that reading.</param>
/// <param name="Silent">Nothing was heard of it for three of its intervals, or ever.</param>
internal sealed record AirInstrumentDto(string Sensor, string Basis, DateTimeOffset? NewestReadingAt, string? NewestFlag, bool Silent);
