using Microsoft.EntityFrameworkCore;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using Telemetry.Domain.Storage;
using Telemetry.Storage.Records.Entities;

namespace Telemetry.Storage.Records;

/// <summary>Reports of treatments in the outcome log.</summary>
internal sealed class TreatmentLog(RecordsDatabase database) : ITreatmentLog
{
    private const int Batch = 500;

    public async Task<TreatmentReceipt> AddAsync(DateTimeOffset recordedAt, IReadOnlyList<TreatmentReport> reports, CancellationToken cancellation)
    {
        // The transaction takes the write lock at its begin: nobody else adds the same between looking and adding.
        await using var context = await database.OpenAsync(cancellation);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        var known = new Dictionary<string, TreatmentReport>(StringComparer.Ordinal);
        foreach (var ids in reports.Select(r => r.Id).Chunk(Batch))
        {
            var rows = await context.Outcomes.AsNoTracking().Where(o => o.Kind == OutcomeKind.Treatment && ids.Contains(o.Key)).ToListAsync(cancellation);
            foreach (var logged in rows.Select(OutcomeMapping.ToLogged<TreatmentReport>))
            {
                known[logged.Outcome.Id] = logged.Outcome;
            }
        }

        var repeated = reports.Where(r => known.TryGetValue(r.Id, out var before) && r.SaysTheSameAs(before)).Select(r => r.Id).ToList();
        var conflicting = reports.Where(r => known.TryGetValue(r.Id, out var before) && !r.SaysTheSameAs(before)).Select(r => r.Id).ToList();
        if (conflicting.Count > 0)
        {
            return new TreatmentReceipt([], repeated, conflicting);
        }

        var added = await OutcomeLog.AddOutcomesAsync(context, [.. reports.Where(r => !known.ContainsKey(r.Id))], recordedAt, [], cancellation);
        await context.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return new TreatmentReceipt(added, repeated, []);
    }

    public async Task<IReadOnlyList<LoggedOutcome<TreatmentReport>>> ReadAfterAsync(long afterId, DateOnly from, CancellationToken cancellation)
    {
        await using var context = await database.OpenAsync(cancellation);
        var reports = OutcomeLog.Standing(context, OutcomeKind.Treatment).Where(o => o.Id > afterId && o.Day >= from);
        return (await reports.OrderBy(o => o.Id).ToListAsync(cancellation)).ConvertAll(OutcomeMapping.ToLogged<TreatmentReport>);
    }

    public async Task<IReadOnlyList<LoggedOutcome<TreatmentReport>>> ReadAsync(DateOnly day, RouteId? route, CancellationToken cancellation)
    {
        await using var context = await database.OpenAsync(cancellation);
        var reports = OutcomeLog.Standing(context, OutcomeKind.Treatment).Where(o => o.Day == day);
        if (route is { Value: var id })
        {
            reports = reports.Where(o => o.Route == id);
        }

        return (await reports.OrderBy(o => o.EventTime).ThenBy(o => o.Id).ToListAsync(cancellation)).ConvertAll(OutcomeMapping.ToLogged<TreatmentReport>);
    }
}
