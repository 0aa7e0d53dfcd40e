using Telemetry.Ingest.Decoding;

namespace Telemetry.Tests.Unit.Fuzz;

/// <summary>A reading as it stands in a document.</summary>
/// <param name="Sensor">As named; null for the topic's.</param>
/// <param name="At">Null for the receipt's.</param>
internal sealed record Stated(string? Sensor, string Quantity, double Value, DateTimeOffset? At)
{
    /// <summary>Both readings of a time round to a microsecond, each in its own way.</summary>
    private static readonly TimeSpan Rounding = TimeSpan.FromMicroseconds(1);

    public bool States(in DecodedReading reading) =>
        reading.Value.Equals(Value)
        && (reading.ObservedAt - (At ?? Ingest.Decoding.Decoded.ReceivedAt)).Duration() <= Rounding
        && (reading.Quantity is null ? Cut(Quantity) == Cut(reading.QuantityName) : reading.Quantity.Name == Quantity)
        && (reading.Sensor is null ? Cut(Sensor ?? "s-1") == Cut(reading.SensorName) : reading.Sensor.Id.Value == (Sensor ?? "s-1"));

    /// <summary>A name that is not known is quoted, a long one only in part.</summary>
    private static string Cut(string name) => name.TrimEnd('…') is { Length: > 20 } longer ? longer[..20] : name;
}
