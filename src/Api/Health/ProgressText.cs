using System.Globalization;
using Telemetry.Ingest.Consumers.Progress;

namespace Telemetry.Api.Health;

/// <summary>Progress in plain English.</summary>
internal static class ProgressText
{
    /// <summary>Why a time is not told; null when it is.</summary>
    public static string? Of(Unknown why) => why switch
    {
        Unknown.None => null,
        Unknown.NotMeasuredYet => "it was watched for less than 10 s",
        Unknown.StandsStill => "it does not go on, and when it will is not known",
        Unknown.FallsBehind => "as much comes as it works through, or more",
        Unknown.DoesNotFill => "what comes is read",
        _ => "it is not known",
    };

    /// <summary>"about 3 min", never more exact than it is.</summary>
    public static string About(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"about {time switch
    {
        { TotalDays: >= 2 } => $"{time.TotalDays:0} days",
        { TotalHours: >= 2 } => $"{time.TotalHours:0} h",
        { TotalMinutes: >= 2 } => $"{time.TotalMinutes:0} min",
        _ => $"{Math.Max(1, time.TotalSeconds):0} s",
    }}");
}
