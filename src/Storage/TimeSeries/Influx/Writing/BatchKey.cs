namespace Telemetry.Storage.TimeSeries.Influx.Writing;

/// <summary>A key of a batch: its first reading there, the value that stands for it, and what became of it.</summary>
/// <param name="Series">Null where the store takes no further series.</param>
/// <param name="StoredBefore">A committed batch has written it already.</param>
/// <param name="Refused">Why it can't be stored, or null.</param>
internal readonly record struct BatchKey(Series? Series, long Observed, int First, double Value, bool StoredBefore = false, string? Refused = null)
{
    public bool IsNew => !StoredBefore && Refused is null;
}
