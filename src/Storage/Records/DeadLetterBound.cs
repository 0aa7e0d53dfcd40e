using Microsoft.EntityFrameworkCore;
using Telemetry.Storage.Records.Entities;

namespace Telemetry.Storage.Records;

/// <summary>Keeps dead letters within their bounds, oldest dropped first, and counts what it drops.</summary>
internal static class DeadLetterBound
{
    private const int Step = 1_000;

    /// <summary>
    /// Adds letters that are not there yet, then drops what is too much. Inside the caller's transaction; saves. What a store refuses
    /// of a message that has a letter already is added to that, in place of what it had refused of it before.
    /// </summary>
    public static async Task AddAsync(TelemetryDbContext context, List<DeadLetterEntity> letters, RecordsOptions bounds, CancellationToken cancellation)
    {
        var ids = letters.ConvertAll(l => l.Id);
        var there = await context.DeadLetters.Where(l => ids.Contains(l.Id)).ToDictionaryAsync(l => l.Id, cancellation);
        var added = new List<DeadLetterEntity>();
        foreach (var letter in letters)
        {
            if (there.TryGetValue(letter.Id, out var known))
            {
                DeadLetterMapping.AddRefusals(known, letter);
            }
            else
            {
                there.Add(letter.Id, letter);
                added.Add(letter);
            }
        }

        context.DeadLetters.AddRange(added);
        var count = await context.DeadLetterCounts.SingleAsync(c => c.Id == DeadLetterCountEntity.TheOne, cancellation);
        count.Kept += added.Count;
        count.KeptBytes += added.Sum(l => l.PayloadBytes);
        await context.SaveChangesAsync(cancellation);

        while (count.Kept > bounds.DeadLetters || count.KeptBytes > bounds.DeadLetterBytes)
        {
            await DropOldestAsync(context, count, bounds, cancellation);
        }

        await context.SaveChangesAsync(cancellation);
    }

    private static async Task DropOldestAsync(TelemetryDbContext context, DeadLetterCountEntity count, RecordsOptions bounds, CancellationToken cancellation)
    {
        var oldest = await context.DeadLetters.OrderBy(l => l.Id).Take(Step).Select(l => new { l.Id, l.PayloadBytes }).ToListAsync(cancellation);
        var last = 0L;
        foreach (var letter in oldest)
        {
            if (count.Kept <= bounds.DeadLetters && count.KeptBytes <= bounds.DeadLetterBytes)
            {
                break;
            }

            last = letter.Id;
            count.Kept--;
            count.KeptBytes -= letter.PayloadBytes;
            count.Dropped++;
        }

        await context.DeadLetters.Where(l => l.Id <= last).ExecuteDeleteAsync(cancellation);
    }
}
