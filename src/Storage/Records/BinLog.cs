using Microsoft.EntityFrameworkCore;
using Telemetry.Domain.Network;
using Telemetry.Domain.Storage;
using Telemetry.Domain.Waste;
using Telemetry.Storage.Records.Entities;

namespace Telemetry.Storage.Records;

/// <summary>Fills and emptyings in the outcome log.</summary>
internal sealed class BinLog(RecordsDatabase database) : IBinLog
{
    public async Task<IReadOnlyList<LoggedOutcome<BinFill>>> ReadNewestFillsAsync(BinId bin, int limit, CancellationToken cancellation)
    {
        await using var context = await database.OpenAsync(cancellation);
        var rows = await Of(context, OutcomeKind.BinFill, bin).OrderByDescending(o => o.EventTime).Take(limit).ToListAsync(cancellation);
        return rows.ConvertAll(OutcomeMapping.ToLogged<BinFill>);
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

    // No rule is on record with either: named here so that the index over rule, subject and event time serves.
    private static IQueryable<OutcomeEntity> Of(TelemetryDbContext context, OutcomeKind kind, BinId bin) =>
        OutcomeLog.Standing(context, kind).Where(o => o.Rule == null && o.Subject == bin.Value);
}
