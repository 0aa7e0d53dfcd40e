using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using Telemetry.Domain.Records;
using Telemetry.Domain.Storage;
using Telemetry.Storage.Records.Entities;

namespace Telemetry.Storage.Records;

/// <summary>Reads the decision record. Both its entries and the outcomes are only ever added, so reading needs no lock.</summary>
internal sealed class RecordChain(RecordsDatabase database) : IRecordChain
{
    /// <summary>The outcomes that belong in the record: <see cref="ChainAppend.KindOf"/> in the database's terms.</summary>
    public static IQueryable<OutcomeEntity> Recorded(TelemetryDbContext context) => context.Outcomes.AsNoTracking()
        .Where(o => o.Kind == OutcomeKind.Decision || o.Kind == OutcomeKind.Treatment || (o.Kind == OutcomeKind.OperatorAction && o.Route != null));

    public async Task<RecordHead?> ReadHeadAsync(CancellationToken cancellation)
    {
        await using var context = await database.OpenAsync(cancellation);
        var last = await context.RecordEntries.AsNoTracking().OrderByDescending(e => e.Sequence).FirstOrDefaultAsync(cancellation);
        return last is null ? null : new RecordHead(last.Sequence, last.Hash, last.RecordedAt);
    }

    public async Task<IReadOnlyList<ChainedRecord>> ReadAsync(long after, int limit, CancellationToken cancellation)
    {
        await using var context = await database.OpenAsync(cancellation);
        return await ReadAsync(context, context.RecordEntries.Where(e => e.Sequence > after).OrderBy(e => e.Sequence).Take(limit), cancellation);
    }

    public async Task<IReadOnlyList<ChainedRecord>> ReadAboutAsync(RouteId route, DateOnly day, CancellationToken cancellation)
    {
        await using var context = await database.OpenAsync(cancellation);
        return await ReadAsync(context, context.RecordEntries.Where(e => e.Day == day && e.Route == route.Value).OrderBy(e => e.Sequence), cancellation);
    }

    public async Task<IReadOnlyDictionary<string, ReadOnlyMemory<byte>>> ReadEvidenceAsync(IReadOnlyCollection<string> hashes, CancellationToken cancellation)
    {
        await using var context = await database.OpenAsync(cancellation);
        return await EvidenceRows.ReadAsync(context, hashes, cancellation);
    }

    public async Task<IReadOnlyList<long>> ReadUnrecordedAsync(int limit, CancellationToken cancellation)
    {
        await using var context = await database.OpenAsync(cancellation);
        var begun = await context.RecordEntries.AsNoTracking().Where(e => e.Kind == RecordEntryKind.Begun).OrderBy(e => e.Sequence).FirstOrDefaultAsync(cancellation);
        var from = EarlierRecords.UpTo(begun?.Body) ?? 0;
        return await Recorded(context).Where(o => o.Id > from && !context.RecordEntries.Any(e => e.Outcome == o.Id))
            .OrderBy(o => o.Id).Select(o => o.Id).Take(limit).ToListAsync(cancellation);
    }

    private static async Task<IReadOnlyList<ChainedRecord>> ReadAsync(
        TelemetryDbContext context, IQueryable<RecordEntryEntity> entries, CancellationToken cancellation)
    {
        var rows = await entries.AsNoTracking()
            .GroupJoin(context.Outcomes.AsNoTracking(), e => e.Outcome, o => (long?)o.Id, (e, o) => new { Entry = e, Outcomes = o })
            .SelectMany(r => r.Outcomes.DefaultIfEmpty(), (r, o) => new { r.Entry, Outcome = o })
            .OrderBy(r => r.Entry.Sequence).ToListAsync(cancellation);
        var records = new List<ChainedRecord>(rows.Count);
        foreach (var row in rows)
        {
            var (body, trouble) = row.Entry.Kind == RecordEntryKind.Begun
                ? (row.Entry.Body, await EarlierTroubleAsync(context, row.Entry.Body, cancellation))
                : (row.Outcome?.Json, row.Outcome is null ? null : Trouble(row.Entry, row.Outcome));
            records.Add(new ChainedRecord(RecordEntryMapping.ToEntry(row.Entry), body, trouble));
        }

        return records;
    }

    private static async Task<string?> EarlierTroubleAsync(TelemetryDbContext context, string? body, CancellationToken cancellation) =>
        EarlierRecords.UpTo(body) is not { } upTo ? "it can't be read."
        : await EarlierRecords.DescribeAsync(context, upTo, cancellation) == body ? null
        : $"what was on record before the chain began, up to outcome {upTo}, is not what it was then.";

    /// <summary>The columns are what is asked by: they must say what the JSON says.</summary>
    private static string? Trouble(RecordEntryEntity entry, OutcomeEntity row)
    {
        Outcome outcome;
        try
        {
            outcome = OutcomeMapping.ToLogged<Outcome>(row).Outcome;
        }
        catch (Exception error) when (error is JsonException or InvalidDataException or NotSupportedException)
        {
            return "it can't be read as an outcome.";
        }

        var said = OutcomeMapping.ToEntity(outcome, row.Id, entry.RecordedAt);
        string[] different =
        [
            .. Different(nameof(row.Kind), said.Kind, row.Kind), .. Different(nameof(row.Key), said.Key, row.Key),
            .. Different(nameof(row.EventTime), said.EventTime, row.EventTime), .. Different(nameof(row.RecordedAt), said.RecordedAt, row.RecordedAt),
            .. Different(nameof(row.Withdrawn), said.Withdrawn, row.Withdrawn), .. Different(nameof(row.Route), said.Route, row.Route),
            .. Different(nameof(row.Day), said.Day, row.Day), .. Different(nameof(row.Revision), said.Revision, row.Revision),
        ];
        return different.Length == 0 ? null : $"the row says something else than what it holds: {string.Join(", ", different)}.";
    }

    private static IEnumerable<string> Different<T>(string column, T said, T stands) => EqualityComparer<T>.Default.Equals(said, stands) ? [] : [column];
}
