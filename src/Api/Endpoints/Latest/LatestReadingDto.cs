namespace Telemetry.Api.Endpoints.Latest;

/// <summary>The newest reading of one series.</summary>
/// <param name="Unit">UCUM.</param>
/// <param name="Flag">pass, suspect or fail.</param>
/// <param name="StaleAfter">From then on without a newer reading the sensor is silent; absent for a sensor that has left the network.</param>
/// <param name="Grade">reference, or indicative for an instrument that is not reference-equivalent; absent for a sensor that has left the network.</param>
internal sealed record LatestReadingDto(
    string Site,
    string Sensor,
    string Quantity,
    string Unit,
    DateTimeOffset ObservedAt,
    double Value,
    string Flag,
    string? Test,
    string Marks,
    DateTimeOffset ReceivedAt,
    DateTimeOffset? StaleAfter,
    string? Grade);
