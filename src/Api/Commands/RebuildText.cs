using System.Globalization;
using Telemetry.Domain.Journal;
using Telemetry.Domain.Storage;
using Telemetry.Ingest.Consumers;
using Telemetry.Ingest.Journal;

namespace Telemetry.Api.Commands;

/// <summary>What a rebuild tells before, during and after.</summary>
internal static class RebuildText
{
    public static IEnumerable<string> Plan(string path, OfflineJournal journal, DateTimeOffset oldestAt, OldStore? old)
    {
        yield return $"Rebuild of {path}";
        yield return $"journal    records {Number(journal.Journal.Oldest.Sequence)} to {Number(journal.Journal.Head.Sequence)}, "
            + $"received {CredentialScope.Time(oldestAt)} to {CredentialScope.Time(journal.NewestAt!.Value)}";
        if (old is null)
        {
            yield return "store      there is none yet";
            yield break;
        }

        if (old.Trouble is { } trouble)
        {
            yield return $"store      can't be read, so what will be missing can't be told: {trouble}";
            yield break;
        }

        if (old.Position > journal.Journal.Head)
        {
            yield return $"AHEAD      the store is at record {Number(old.Position.Sequence)}: what it has of later records than {Number(journal.Journal.Head.Sequence)} is not in this journal";
        }

        var (readings, missing) = (old.Months.Sum(m => m.Readings), old.Months.Sum(m => m.ReceivedBefore));
        yield return $"store      {Number(readings)} readings, at record {Number(old.Position.Sequence)}";
        if (missing == 0)
        {
            yield return "missing    nothing: the journal reaches back to the first reading of the store";
            yield break;
        }

        yield return $"missing    {Number(missing)} readings, received before {CredentialScope.Time(oldestAt)}, are in the old store and will not be in the new one:";
        yield return Row("month", "in store", "missing");
        foreach (var month in ByMonth(old.Months).Where(m => m.ReceivedBefore > 0))
        {
            yield return Row(Month(month.Month), Number(month.Readings), Number(month.ReceivedBefore));
        }
    }

    public static string Progress(RebuildTotals so, long all, ProgressPace pace) => string.Create(
        CultureInfo.InvariantCulture,
        $"{so.Records:N0} of {all:N0} records, {so.Accepted:N0} readings, {pace.RateOf(so.Accepted + so.Duplicates + so.Conflicts):N0}/s");

    public static IEnumerable<string> Done(
        string path, string? aside, JournalPosition head, RebuildTotals totals, ProgressPace pace, TimeSpan lookBack, OldStore? old, IReadOnlyList<StoredMonth> now)
    {
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"Rebuilt in {pace.Elapsed.TotalSeconds:0.0} s: {totals.Records:N0} records, {totals.Accepted:N0} readings stored, {totals.Duplicates:N0} repeats, {totals.Conflicts:N0} conflicts{(totals.Refused > 0 ? string.Create(CultureInfo.InvariantCulture, $", {totals.Refused:N0} REFUSED BY THE STORE") : "")}; at record {head}.");
        yield return Row("month", "before", "now");
        var before = ByMonth(old?.Months ?? []).ToDictionary(m => m.Month, m => m.Readings);
        var after = ByMonth(now).ToDictionary(m => m.Month, m => m.Readings);
        foreach (var month in before.Keys.Union(after.Keys).Order())
        {
            yield return Row(
                Month(month),
                before.TryGetValue(month, out var then) ? Number(then) : old?.Trouble is null ? "0" : "?",
                Number(after.GetValueOrDefault(month)));
        }

        foreach (var month in Unexplained(old, now))
        {
            yield return $"FEWER THAN EXPECTED: {month}";
        }

        yield return $"Flags of the first {lookBack.TotalHours:0} hours may differ: the checks began there without a past. Every reading was checked by the network of now.";
        if (aside is not null)
        {
            yield return $"The old store is kept as {aside}. To go back to it: mv {aside} {path}";
        }

        yield return "Start the host: it goes on from there.";
    }

    /// <summary>Months that have fewer readings than the journal should have given again.</summary>
    public static IReadOnlyList<string> Unexplained(OldStore? old, IReadOnlyList<StoredMonth> now)
    {
        var after = ByMonth(now).ToDictionary(m => m.Month, m => m.Readings);
        return [.. ByMonth(old?.Months ?? []).Where(m => after.GetValueOrDefault(m.Month) < m.Readings - m.ReceivedBefore).Select(m =>
            $"{Month(m.Month)}: {Number(after.GetValueOrDefault(m.Month))} readings, {Number(m.Readings - m.ReceivedBefore)} were expected")];
    }

    private static IEnumerable<(DateTimeOffset Month, long Readings, long ReceivedBefore)> ByMonth(IEnumerable<StoredMonth> months) =>
        months.GroupBy(m => m.Month).OrderBy(m => m.Key).Select(m => (m.Key, m.Sum(q => q.Readings), m.Sum(q => q.ReceivedBefore)));

    private static string Row(string month, string one, string other) => $"  {month,-8} {one,14} {other,14}";

    private static string Month(DateTimeOffset month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
