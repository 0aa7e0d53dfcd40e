namespace Telemetry.Ingest.Decoding.Again;

/// <summary>The differences of one quantity of one sensor.</summary>
/// <param name="LargestChange">Between old and new value, in the quantity's unit; 0 when none changed.</param>
public readonly record struct ReDecodeSeries(long Added, long Removed, long Changed, double LargestChange);
