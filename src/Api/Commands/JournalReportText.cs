using System.Globalization;
using Telemetry.Ingest.Journal;
using Telemetry.Ingest.Journal.Verification;

namespace Telemetry.Api.Commands;

/// <summary>A journal's report in words, with what to do where something is lost.</summary>
internal static class JournalReportText
{
    public static IEnumerable<string> Lines(JournalReport report)
    {
        var counts = report.Records;
        yield return $"Journal    {report.Location}";
        yield return $"segments   {Number(report.Segments)}, {Number(report.Bytes)} bytes on disk";
        yield return report.Oldest is null
            ? $"records    none; the next is {report.Last.Next}"
            : $"records    {Number(counts.Total)}: positions {report.First} to {report.Last}, {Time(report.Oldest.Value)} to {Time(report.Newest!.Value)}";
        yield return $"           {Number(counts.Messages)} messages ({Number(counts.Readings)} readings, {Number(counts.Rejections)} rejections, "
            + $"{Number(counts.Undecodable)} undecodable), {Number(counts.Ticks)} ticks, {Number(counts.Forecasts)} forecasts, {Number(counts.PossibleGaps)} possible gaps"
            + (counts.StoreRefusals > 0 ? $", {Number(counts.StoreRefusals)} refusals of the store" : "")
            + (counts.ReDecodes > 0 ? $", {Number(counts.ReDecodes)} parts of re-decodes" : "");
        foreach (var consumer in report.Consumers)
        {
            yield return $"consumer   {consumer.Name}: at {consumer.Committed} or later";
        }

        if (report.StepBack > TimeSpan.Zero)
        {
            yield return $"clock      record {report.StepBackAt} was received {Seconds(report.StepBack)} s before the latest until then: the largest step back";
        }

        yield return report.TailBytes == 0
            ? "tail       clean"
            : $"tail       {Number(report.TailBytes)} bytes of an unfinished commit at byte {report.TailOffset} of {report.TailFile}: never acknowledged, so nothing is lost. "
                + "A running host is just writing it, or the next start cuts it off";
        if (report.IsSound)
        {
            yield return report.Oldest is null ? "Sound, and empty." : $"Sound: every record from {report.First} to {report.Last} is there and matches its sum.";
            yield break;
        }

        yield return "DAMAGED:";
        foreach (var finding in report.Findings)
        {
            yield return $"  {Path.Combine(report.Location, finding.File)} at byte {finding.Offset}: {finding.What} {Lost(finding)}";
        }

        if (report.FurtherFindings > 0)
        {
            yield return $"  and {Number(report.FurtherFindings)} more";
        }

        foreach (var line in WhatToDo(report))
        {
            yield return line;
        }
    }

    private static string Lost(JournalFinding finding) => finding.Lost switch
    {
        null => $"Lost: every record from {finding.FirstLost} on.",
        0 => "No record is lost by it.",
        1 => $"Lost: record {finding.FirstLost}.",
        { } lost => $"Lost: {Number(lost)} records, {finding.FirstLost} to {finding.FirstLost + lost - 1}.",
    };

    private static IEnumerable<string> WhatToDo(JournalReport report)
    {
        var files = report.Findings.Select(f => f.File).Distinct(StringComparer.Ordinal).ToList();
        var lastLost = report.Findings.Max(f => f.Lost is { } lost ? f.FirstLost + lost - 1 : long.MaxValue);
        yield return "What to do:";
        yield return $"  1. Look at the disk (dmesg, smartctl) before anything else: what damaged {(files.Count == 1 ? "this file" : "these files")} may go on.";
        yield return $"  2. Stop the host. Put {string.Join(", ", files)} back into {report.Location} from a backup that has "
            + $"{(files.Count == 1 ? "it" : "them")} whole, and run `journal verify` again.";
        var behind = report.Consumers.Where(c => c.Committed.Sequence < lastLost).ToList();
        if (report.Consumers.Count > 0 && behind.Count == 0)
        {
            yield return "  3. Without one: every consumer is past the damage, so the host runs on and its views have what was lost here. Only rebuild-store and";
            yield return "     re-decode can't read past it; take no step that needs them until the journal's retention has deleted the file.";
            yield break;
        }

        var highest = Math.Max(report.Last.Sequence, report.Consumers.Select(c => c.Committed.Sequence).DefaultIfEmpty().Max());
        yield return $"  3. Without one: {(behind.Count == 0 ? "a consumer" : string.Join(" and ", behind.Select(c => $"'{c.Name}'")))} may still need what is lost, and will not pass over it.";
        yield return $"     Move {report.Location} aside (never delete it) and start with --{JournalOptions.Section}:StartAfter={highest}, or the higher";
        yield return "     position that the start then names. What no view had taken of the old journal is lost to them.";
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset at) => CredentialScope.Time(at);
}
