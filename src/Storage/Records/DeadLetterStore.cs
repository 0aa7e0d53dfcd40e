using Microsoft.EntityFrameworkCore;
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
}
