using Telemetry.Domain.Readings;
using Telemetry.Domain.Storage;

namespace Telemetry.Api.Endpoints.Readings;

/// <summary>The published names of flags, tests and marks.</summary>
internal static class ReadingsText
{
    public static string Name(this Flag flag) => flag switch
    {
        Flag.Pass => "pass",
        Flag.Suspect => "suspect",
        _ => "fail",
    };

    public static string? Name(this QcTest test) => test == QcTest.None ? null : test.ToString();

    public static string Name(this Aggregate aggregate) => aggregate switch
    {
        Aggregate.Mean => "mean",
        Aggregate.Minimum => "min",
        Aggregate.Maximum => "max",
        Aggregate.Sum => "sum",
        Aggregate.Count => "count",
        Aggregate.First => "first",
        _ => "last",
    };

    /// <summary>Names of marks with a space between; empty for none.</summary>
    public static string Name(this ReadingMarks marks) => marks switch
    {
        ReadingMarks.None => "",
        ReadingMarks.TimeAssumed => "time_assumed",
        ReadingMarks.Late => "late",
        _ => "time_assumed late",
    };
}
