namespace Telemetry.Storage.TimeSeries.Migration;

/// <summary>How far a migration or a comparison has come.</summary>
/// <param name="Readings">Done, those of an earlier run included.</param>
/// <param name="OfReadings">In the source.</param>
/// <param name="What">What is just done, for a person.</param>
public readonly record struct MigrationProgress(long Readings, long OfReadings, string What)
{
    /// <summary>An earlier run had moved everything.</summary>
    public const string AllThere = "all is there";
}
