using System.Globalization;
using Telemetry.Ingest.Decoding.Again;
using Telemetry.Ingest.Journal.Verification;

namespace Telemetry.Api.Commands;

/// <summary>The difference in words.</summary>
internal static class ReDecodeText
{
    public static IEnumerable<string> Lines(DateTimeOffset from, DateTimeOffset to, string? gateway, JournalReport journal, ReDecodeReport report, bool applies)
    {
        yield return $"Decoded again what was received from {CredentialScope.Time(from)} to {CredentialScope.Time(to)}"
            + (gateway is null ? ", of every gateway" : $", of {gateway}") + ", with the decoders and the network of now";
        if (journal.First.Sequence > 1 && journal.Oldest is { } oldest && oldest > from)
        {
            yield return $"The journal reaches back to {CredentialScope.Time(oldest)} only: nothing can be said of what came before.";
        }

        yield return $"messages   {Number(report.Messages)}: {Number(report.Messages - report.Differing - report.WithoutPayload)} give the same, {Number(report.Differing)} differ, "
            + $"{Number(report.WithoutPayload)} have no payload kept; {Number(report.ByOtherDecoder)} had been read by another decoder or version";
        if (!journal.IsSound)
        {
            yield return "DAMAGED    the journal is not whole: run `journal verify`. What it has lost is not in this difference.";
        }

        if (report.Differences == 0)
        {
            yield return "No difference.";
            yield break;
        }

        yield return $"readings   {Number(report.Series.Values.Sum(s => s.Added))} added, {Number(report.Series.Values.Sum(s => s.Removed))} removed, {Number(report.Series.Values.Sum(s => s.Changed))} changed";
        foreach (var (reason, count) in report.NewRejections.OrderByDescending(r => r.Value))
        {
            yield return $"           {Number(count)} now rejected: {reason}";
        }

        yield return $"  {"sensor",-20} {"quantity",-26} {"added",9} {"removed",9} {"changed",9}  largest change";
        foreach (var ((sensor, quantity), series) in report.Series.OrderBy(s => s.Key.Sensor, StringComparer.Ordinal).ThenBy(s => s.Key.Quantity, StringComparer.Ordinal))
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"  {sensor,-20} {quantity,-26} {series.Added,9:N0} {series.Removed,9:N0} {series.Changed,9:N0}  {series.LargestChange:0.######}");
        }

        foreach (var difference in report.Listed)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"  {difference.Change,-7} {difference.Sensor} {difference.Quantity.Name} {CredentialScope.Time(difference.ObservedAt)}: {Value(difference.Before)} -> {Value(difference.After)} {difference.Quantity.Unit} (record {difference.Position})");
        }

        if (report.Differences > report.Listed.Count)
        {
            yield return $"  and {Number(report.Differences - report.Listed.Count)} more (--list)";
        }

        yield return $"difference sha256:{report.Sha256}";
        if (applies)
        {
            yield break;
        }

        yield return "Nothing is applied. Readings added to a message that stands in dead letters can be taken in: POST /api/v1/dead-letters/RECORD/redrive.";
        yield return "To put all of it in the place of what is stored, stop the host and run this again with --apply --difference HASH --by NAME --reason TEXT.";
    }

    private static string Value(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "none";

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
