namespace Telemetry.Api.Endpoints.Readings;

/// <summary>One bucket (start, end] of a series.</summary>
/// <param name="Unit">UCUM; 1 for a count.</param>
/// <param name="Value">Null where nothing may count: a gap is never a number.</param>
/// <param name="Count">Readings that the value rests on.</param>
/// <param name="Suspect">Suspect readings in the bucket, counted or not.</param>
/// <param name="Failed">Failed readings in the bucket; they never count.</param>
/// <param name="Partial">Part of the bucket lies outside the window asked for.</param>
/// <param name="Grade">reference, or indicative for an instrument that is not reference-equivalent; null for a sensor that has left the network.</param>
/// <param name="Capture">Readings that count over those that the sensor's interval lets expect in the whole bucket, 0 to 1; null for a sensor that has left the network.</param>
/// <param name="Sufficient">Whether the capture is 0.75 or more: a value of less is not to be shown as the bucket's.</param>
internal sealed record BucketDto(
    string Sensor,
    string Quantity,
    string Unit,
    DateTimeOffset Start,
    DateTimeOffset End,
    double? Value,
    long Count,
    long Suspect,
    long Failed,
    bool Partial,
    string? Grade,
    double? Capture,
    bool Sufficient);
