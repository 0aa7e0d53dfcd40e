using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;

namespace Telemetry.Api.Endpoints.Readings;

/// <summary>One bucket (start, end] of a series, empty ones included.</summary>
/// <param name="Partial">Part of the bucket lies outside the window that was asked for: its value rests on the part inside.</param>
/// <param name="Capture">Readings that count over those expected in the whole bucket, 0 to 1; null where the sensor's interval is not known.</param>
internal readonly record struct Bucket(
    SensorId Sensor,
    Quantity Quantity,
    DateTimeOffset Start,
    DateTimeOffset End,
    double? Value,
    long Count,
    long Suspect,
    long Failed,
    bool Partial,
    double? Capture);
