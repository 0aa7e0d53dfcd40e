namespace Telemetry.Api.Endpoints.Alerts;

/// <summary>A reading that a transition rests on.</summary>
/// <param name="Unit">UCUM.</param>
/// <param name="Value">Null where the reading failed its checks.</param>
/// <param name="Flag">pass, suspect or fail.</param>
internal sealed record AlertReadingDto(string Sensor, string Quantity, string Unit, DateTimeOffset ObservedAt, double? Value, string Flag);
