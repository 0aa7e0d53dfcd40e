using Microsoft.EntityFrameworkCore;
using Telemetry.Domain.Network;
using Telemetry.Domain.Storage;
using Telemetry.Domain.Waste;
using Telemetry.Storage.Records.Entities;

namespace Telemetry.Storage.Records;

/// <summary>Fills and emptyings in the outcome log.</summary>
internal sealed class BinLog(RecordsDatabase database) : IBinLog
{
    public async Task<ILookup<BinId, LoggedOutcome<BinFill>>> ReadNewestFillsAsync(
        IReadOnlyCollection<BinId> bins, int limit, CancellationToken cancellation)
    {
        if (bins.Count == 0)
        {
            return Enumerable.Empty<LoggedOutcome<BinFill>>().ToLookup(f => f.Outcome.Bin);
        }

        await using var context = await database.OpenAsync(cancellation);
        var rows = await context.Outcomes.FromSqlRaw(NewestFills(bins.Count), [limit, .. bins.Select(b => b.Value)]).AsNoTracking().ToListAsync(cancellation);
        return rows.ConvertAll(OutcomeMapping.ToLogged<BinFill>).OrderByDescending(f => f.Outcome.ObservedAt).ToLookup(f => f.Outcome.Bin);
    }

    public Task<IReadOnlyList<LoggedOutcome<BinFill>>> ReadFillsAsync(
        BinId bin, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation) =>
        ReadAsync<BinFill>(OutcomeKind.BinFill, bin, from, to, cancellation);

    public Task<IReadOnlyList<LoggedOutcome<BinEmptying>>> ReadEmptyingsAsync(
        BinId bin, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation) =>
        ReadAsync<BinEmptying>(OutcomeKind.BinEmptying, bin, from, to, cancellation);

    private async Task<IReadOnlyList<LoggedOutcome<T>>> ReadAsync<T>(
        OutcomeKind kind, BinId bin, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation)
        where T : Domain.Decisions.Outcome
    {
        await using var context = await database.OpenAsync(cancellation);
        var rows = await Of(context, kind, bin).Where(o => o.EventTime > from && o.EventTime <= to).OrderBy(o => o.EventTime).ToListAsync(cancellation);
        return rows.ConvertAll(OutcomeMapping.ToLogged<T>);
    }

    /// <summary>
    /// A few steps down the index for each bin, however long the log. EF Core makes a numbering of every fill of it, or
    /// a query for each bin; this much SQL every database takes.
    /// </summary>
    private static string NewestFills(int bins) => $$"""
        WITH bins(name) AS (VALUES {{string.Join(',', Enumerable.Range(1, bins).Select(i => $"({{{i}}})"))}})
        SELECT o.* FROM bins JOIN outcomes AS o ON o."Id" IN (
            SELECT f."Id" FROM outcomes AS f
            WHERE f."Rule" IS NULL AND f."Subject" = bins.name AND f."Kind" = {{(int)OutcomeKind.BinFill}} AND NOT f."Withdrawn" AND NOT EXISTS (
                SELECT 1 FROM outcomes AS later WHERE later."Kind" = f."Kind" AND later."Key" = f."Key" AND later."Id" > f."Id")
            ORDER BY f."EventTime" DESC LIMIT {0})
        """;

    // No rule is on record with either: named here so that the index over rule, subject and event time serves.
    private static IQueryable<OutcomeEntity> Of(TelemetryDbContext context, OutcomeKind kind, BinId bin) =>
        OutcomeLog.Standing(context, kind).Where(o => o.Rule == null && o.Subject == bin.Value);
}
