using System.Globalization;
using Telemetry.Domain.Journal;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Storage;

namespace Telemetry.Storage.TimeSeries.Migration;

/// <summary>
/// Moves everything of one store into another, empty one: readings with their flags and times, corrections in their order, ledger,
/// position. Whenever it is broken off, the next run goes on from what the target has.
/// </summary>
/// <param name="rows">About how many rows go to the target at a time.</param>
public sealed class StoreMigration(IStoreTransfer source, IStoreTransfer target, int rows)
{
    private static readonly DateTimeOffset LedgerBegins = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset LedgerEnds = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <returns>The journal position that both stores now hold everything up to.</returns>
    /// <exception cref="InvalidOperationException">The target has something of its own, or the source has gone on since the first run.</exception>
    public async Task<JournalPosition> RunAsync(Action<MigrationProgress> progress, CancellationToken cancellation)
    {
        var position = await source.OpenAsync(cancellation);
        var months = await source.CountMonthsAsync(DateTimeOffset.UnixEpoch, cancellation);
        var all = months.Sum(m => m.Readings);
        if (await target.ReadImportAsync(cancellation) is not { } noted)
        {
            if (await HasAllAsync(position, cancellation))
            {
                progress(new MigrationProgress(all, all, MigrationProgress.AllThere));
                return position;
            }

            noted = new MigrationPoint(position.Sequence, 0, DateTimeOffset.UnixEpoch).Text;
        }

        var point = MigrationPoint.Parse(noted);
        if (point.Source != position.Sequence)
        {
            throw new InvalidOperationException(
                $"The source was at journal position {point.Source} when this migration began and is at {position} now: a host wrote to it meanwhile. "
                + "Empty the target and begin again.");
        }

        await GoOnAsync(point, months, all, progress, cancellation);
        await target.ImportAsync(new StoreImport("", [], [], [], position, IsLast: true), cancellation);
        return position;
    }

    /// <summary>Compares every month and quantity, and the ledger: counts, sums of values, and a hash over everything kept.</summary>
    public async Task<IReadOnlyList<StoreDifference>> CompareAsync(Action<MigrationProgress> progress, CancellationToken cancellation)
    {
        var differences = new List<StoreDifference>();
        var inSource = await source.CountMonthsAsync(DateTimeOffset.UnixEpoch, cancellation);
        var inTarget = await target.CountMonthsAsync(DateTimeOffset.UnixEpoch, cancellation);
        var (done, all) = (0L, inSource.Sum(m => m.Readings));
        foreach (var (month, quantity) in inSource.Concat(inTarget).Select(m => (m.Month, m.Quantity)).Distinct().OrderBy(m => m.Month).ThenBy(m => m.Quantity.Code))
        {
            await AddDifferenceAsync(Part("readings", month, quantity), s => ReadingsAsync(s, month, quantity, cancellation), differences);
            await AddDifferenceAsync(Part("corrections", month, quantity), s => CorrectionsAsync(s, month, quantity, cancellation), differences);
            done += inSource.Where(m => m.Month == month && m.Quantity == quantity).Sum(m => m.Readings);
            progress(new MigrationProgress(done, all, $"compared {Part("readings", month, quantity)}"));
        }

        await AddDifferenceAsync("ledger", s => LedgerAsync(s, cancellation), differences);
        var (sourceAt, targetAt) = (await source.OpenAsync(cancellation), await target.OpenAsync(cancellation));
        if (sourceAt != targetAt)
        {
            differences.Add(new StoreDifference("journal position", sourceAt.ToString(), targetAt.ToString()));
        }

        return differences;
    }

    private async Task GoOnAsync(
        MigrationPoint point, IReadOnlyList<StoredMonth> months, long all, Action<MigrationProgress> progress, CancellationToken cancellation)
    {
        var done = months.Take(point.Step / 2).Sum(m => m.Readings);
        for (var step = point.Step; step < 2 * months.Count; step++)
        {
            var month = months[step / 2];
            var (from, end) = (step == point.Step && point.From > month.Month ? point.From : month.Month, month.Month.AddMonths(1));
            var isReadings = step % 2 == 0;
            while (from < end)
            {
                var readings = isReadings ? await source.ExportReadingsAsync(month.Quantity, from, end, rows, cancellation) : [];
                var corrections = isReadings ? [] : await source.ExportCorrectionsAsync(month.Quantity, from, end, rows, cancellation);
                if (readings.Count + corrections.Count == 0)
                {
                    break;
                }

                from = (isReadings ? readings[^1].ObservedAt : corrections[^1].ObservedAt).AddMicroseconds(1);
                await target.ImportAsync(new StoreImport((point with { Step = step, From = from }).Text, readings, corrections, [], new JournalPosition(point.Source)), cancellation);
                done += readings.Count;
                progress(new MigrationProgress(done, all, Part(isReadings ? "readings" : "corrections", month.Month, month.Quantity)));
            }
        }

        var ledgerStep = 2 * months.Count;
        for (var from = point.Step == ledgerStep && point.From > LedgerBegins ? point.From : LedgerBegins; from < LedgerEnds; from = from.AddYears(1))
        {
            var entries = await source.ReadLedgerAsync(from, from.AddYears(1), cancellation);
            if (entries.Count > 0)
            {
                var next = new MigrationPoint(point.Source, ledgerStep, from.AddYears(1));
                await target.ImportAsync(new StoreImport(next.Text, [], [], entries, new JournalPosition(point.Source)), cancellation);
                progress(new MigrationProgress(done, all, $"ledger of {from.Year}"));
            }
        }
    }

    /// <summary>Whether an earlier run has ended; a target with anything else in it is refused.</summary>
    private async Task<bool> HasAllAsync(JournalPosition position, CancellationToken cancellation)
    {
        var at = await target.OpenAsync(cancellation);
        var months = await target.CountMonthsAsync(DateTimeOffset.UnixEpoch, cancellation);
        if (at == JournalPosition.Start && months.Count == 0)
        {
            return false;
        }

        return at == position
            ? true
            : throw new InvalidOperationException(
                $"The target is not empty: it is at journal position {at} with {months.Sum(m => m.Readings)} readings, the source at {position}. Give it an empty one.");
    }

    private async Task AddDifferenceAsync(string part, Func<IStoreTransfer, Task<ContentDigest>> digest, List<StoreDifference> differences)
    {
        var (a, b) = ((await digest(source)).ToString(), (await digest(target)).ToString());
        if (!string.Equals(a, b, StringComparison.Ordinal))
        {
            differences.Add(new StoreDifference(part, a, b));
        }
    }

    private async Task<ContentDigest> ReadingsAsync(IStoreTransfer store, DateTimeOffset month, Quantity quantity, CancellationToken cancellation)
    {
        var digest = ContentDigest.Empty;
        var (from, end) = (month, month.AddMonths(1));
        while (await store.ExportReadingsAsync(quantity, from, end, rows, cancellation) is { Count: > 0 } page)
        {
            foreach (var row in page)
            {
                digest.Add(row);
            }

            from = page[^1].ObservedAt.AddMicroseconds(1);
        }

        return digest;
    }

    private async Task<ContentDigest> CorrectionsAsync(IStoreTransfer store, DateTimeOffset month, Quantity quantity, CancellationToken cancellation)
    {
        var digest = ContentDigest.Empty;
        var (from, end) = (month, month.AddMonths(1));
        while (await store.ExportCorrectionsAsync(quantity, from, end, rows, cancellation) is { Count: > 0 } page)
        {
            foreach (var row in page)
            {
                digest.Add(row);
            }

            from = page[^1].ObservedAt.AddMicroseconds(1);
        }

        return digest;
    }

    private static async Task<ContentDigest> LedgerAsync(IStoreTransfer store, CancellationToken cancellation)
    {
        var digest = ContentDigest.Empty;
        for (var from = LedgerBegins; from < LedgerEnds; from = from.AddYears(1))
        {
            foreach (var entry in await store.ReadLedgerAsync(from, from.AddYears(1), cancellation))
            {
                digest.Add(entry);
            }
        }

        return digest;
    }

    private static string Part(string what, DateTimeOffset month, Quantity quantity) =>
        string.Create(CultureInfo.InvariantCulture, $"{what} of {quantity.Name} in {month:yyyy-MM}");
}
