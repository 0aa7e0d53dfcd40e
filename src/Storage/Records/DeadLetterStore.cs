using Microsoft.EntityFrameworkCore;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Storage;
using Telemetry.Storage.Records.Entities;

namespace Telemetry.Storage.Records;

/// <summary>Rejected messages as they came, within the bounds of <see cref="RecordsOptions"/>.</summary>
internal sealed class DeadLetterStore(RecordsDatabase database) : IDeadLetterStore
{
    public async Task<IReadOnlyList<DeadLetter>> ReadAsync(DeadLetterQuery query, CancellationToken cancellation)
    {
        await using var context = await database.OpenAsync(cancellation);
        var letters = context.DeadLetters.AsNoTracking();
        if (query.BeforeId is { } before)
        {
            letters = letters.Where(l => l.Id < before);
        }

        if (query.Gateway is { } gateway)
        {
            letters = letters.Where(l => l.Gateway == gateway);
        }

        if (query.Reason is { } reason)
        {
            var bit = 1L << (int)reason;
            letters = letters.Where(l => (l.Reasons & bit) != 0);
        }

        if (query.ToDrive)
        {
            var drivenBefore = query.DrivenBefore;
            letters = letters.Where(l => l.RedriveOf == null && (l.RedrivenAt == null || (drivenBefore != null && l.RedrivenAt < drivenBefore)));
        }

        var rows = await letters.OrderByDescending(l => l.Id).Take(query.Limit).ToListAsync(cancellation);
        return rows.ConvertAll(DeadLetterMapping.ToLetter);
    }

    public async Task<DeadLetter?> FindAsync(long id, CancellationToken cancellation)
    {
        await using var context = await database.OpenAsync(cancellation);
        var row = await context.DeadLetters.AsNoTracking().SingleOrDefaultAsync(l => l.Id == id, cancellation);
        return row is null ? null : DeadLetterMapping.ToLetter(row);
    }

    public async Task MarkRedrivenAsync(long id, DateTimeOffset at, CancellationToken cancellation)
    {
        await using var context = await database.OpenAsync(cancellation);
        await context.DeadLetters.Where(l => l.Id == id).ExecuteUpdateAsync(set => set.SetProperty(l => l.RedrivenAt, at), cancellation);
    }

    public async Task<(long Kept, long Dropped)> CountAsync(CancellationToken cancellation)
    {
        await using var context = await database.OpenAsync(cancellation);
        var count = await context.DeadLetterCounts.AsNoTracking().SingleAsync(c => c.Id == DeadLetterCountEntity.TheOne, cancellation);
        return (count.Kept, count.Dropped);
    }

    public async Task<DeadLetterTally> TallyAsync(DateTimeOffset since, CancellationToken cancellation)
    {
        await using var context = await database.OpenAsync(cancellation);

        // Answered from the index alone, whatever the payloads weigh.
        var groups = await context.DeadLetters.AsNoTracking().Where(l => l.ReceivedAt >= since)
            .GroupBy(l => l.Reasons).Select(g => new { Reasons = g.Key, Letters = g.LongCount() }).ToListAsync(cancellation);
        return new DeadLetterTally(groups.Sum(g => g.Letters), Enum.GetValues<RejectReason>()
            .Select(reason => (Reason: reason, Letters: groups.Where(g => (g.Reasons & (1L << (int)reason)) != 0).Sum(g => g.Letters)))
            .Where(r => r.Letters > 0)
            .ToDictionary(r => r.Reason, r => r.Letters));
    }
}
