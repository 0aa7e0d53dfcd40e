namespace Telemetry.Api.Endpoints.Readings;

/// <summary>One stored reading.</summary>
/// <param name="Unit">UCUM.</param>
/// <param name="ObservedAt">UTC; the end of the interval for a mean.</param>
/// <param name="Flag">pass, suspect or fail.</param>
/// <param name="Test">The quality control test that decided the flag; null when it passed.</param>
/// <param name="Marks">time_assumed (the payload bore no time) and late, with a space between; else empty.</param>
/// <param name="Grade">reference, or indicative for an instrument that is not reference-equivalent; null for a sensor that has left the network.</param>
internal sealed record ReadingDto(
    string Sensor,
    string Quantity,
    string Unit,
    DateTimeOffset ObservedAt,
    double Value,
    string Flag,
    string? Test,
    string Marks,
    DateTimeOffset ReceivedAt,
    DateTimeOffset StoredAt,
    string? Grade);
