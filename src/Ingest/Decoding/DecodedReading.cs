using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;

namespace Telemetry.Ingest.Decoding;

/// <summary>A reading as the payload told it, before admission. A name that is not known has its text and no object.</summary>
internal readonly record struct DecodedReading(
    Sensor? Sensor,
    string SensorName,
    Quantity? Quantity,
    string QuantityName,
    DateTimeOffset ObservedAt,
    double Value,
    ReadingMarks Marks);
