namespace Telemetry.Ingest.Journal.Segments;

/// <param name="End">Where the good frames end.</param>
/// <param name="TailBytes">How many bytes with content are behind it.</param>
/// <param name="Last">The sequence of the last good record; one before the segment's first when it has none.</param>
internal readonly record struct SegmentScanResult(SegmentTail Tail, long End, long TailBytes, long Last, long NewestAt, long LastTick);
