using Microsoft.EntityFrameworkCore;
using Telemetry.Domain.CallOuts;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Storage;
using Telemetry.Storage.Records.Entities;

namespace Telemetry.Storage.Records;

/// <summary>Call-outs and their outbox in the record store.</summary>
internal sealed class CallOutStore(RecordsDatabase database) : ICallOutStore
{
    /// <summary>Concerns asked for in one query: each is a parameter of it.</summary>
    private const int Batch = 500;

    public async Task<LoggedOutcome<Outcome>> IssueAsync(
        CallOut callOut, IReadOnlyList<CallOutNotice> told, IReadOnlyList<OutboxMessage> messages, CancellationToken cancellation)
    {
        await using var context = await database.OpenAsync(cancellation);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        var logged = await AppendAsync(context, callOut, callOut.At, cancellation);
        context.CallOuts.Add(CallOutMapping.ToEntity(callOut, logged.Id));
        context.CallOutNotices.AddRange(told.Select(CallOutMapping.ToEntity));
        context.Outbox.AddRange(messages.Select(CallOutMapping.ToEntity));
        await context.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return logged;
    }

    public async Task<OutboxMessage?> ReadDueAsync(string recipient, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var context = await database.OpenAsync(cancellation);
        var row = await Pending(context).Where(m => m.Recipient == recipient && m.DueAt <= now)
            .OrderBy(m => m.DueAt).ThenBy(m => m.Id).FirstOrDefaultAsync(cancellation);
        return row is null ? null : CallOutMapping.ToMessage(row);
    }

    public async Task<DateTimeOffset?> ReadNextDueAsync(string recipient, CancellationToken cancellation)
    {
        await using var context = await database.OpenAsync(cancellation);
        return await Pending(context).Where(m => m.Recipient == recipient).OrderBy(m => m.DueAt).Select(m => (DateTimeOffset?)m.DueAt).FirstOrDefaultAsync(cancellation);
    }

    public async Task<IReadOnlyList<OutboxMessage>> ReadPendingAsync(CancellationToken cancellation)
    {
        await using var context = await database.OpenAsync(cancellation);
        return (await Pending(context).OrderBy(m => m.Id).ToListAsync(cancellation)).ConvertAll(CallOutMapping.ToMessage);
    }

    public async Task BeginAttemptAsync(long message, DateTimeOffset at, DateTimeOffset dueAt, CancellationToken cancellation)
    {
        await using var context = await database.OpenAsync(cancellation);
        await context.Outbox.Where(m => m.Id == message && m.State == DeliveryState.Pending).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.Attempts, m => m.Attempts + 1)
                .SetProperty(m => m.LastAttemptAt, at)
                .SetProperty(m => m.DueAt, dueAt)
                .SetProperty(m => m.Detail, "on its way; nothing heard yet"),
            cancellation);
    }

    public async Task<LoggedOutcome<Outcome>?> EndAttemptAsync(
        long message, DateTimeOffset at, DeliveryState state, string detail, DateTimeOffset dueAt, CancellationToken cancellation)
    {
        await using var context = await database.OpenAsync(cancellation);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        var row = await context.Outbox.SingleAsync(m => m.Id == message, cancellation);
        (row.State, row.Detail, row.DueAt) = (state, detail, dueAt);
        await context.SaveChangesAsync(cancellation);
        LoggedOutcome<Outcome>? logged = null;
        if (state != DeliveryState.Pending)
        {
            var callOut = await context.CallOuts.AsNoTracking().SingleAsync(c => c.Key == row.CallOut, cancellation);
            var messages = await context.Outbox.AsNoTracking().Where(m => m.CallOut == row.CallOut).ToListAsync(cancellation);
            logged = await AppendAsync(context, CallOutMapping.ToCallOut(callOut, messages), at, cancellation);
            await context.SaveChangesAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return logged;
    }

    public async Task<IReadOnlyList<CallOutNotice>> ReadNoticesAsync(IReadOnlyCollection<string> concerns, CancellationToken cancellation)
    {
        await using var context = await database.OpenAsync(cancellation);
        List<CallOutNotice> notices = [];
        foreach (var batch in concerns.Distinct(StringComparer.Ordinal).Chunk(Batch))
        {
            notices.AddRange(await context.CallOutNotices.AsNoTracking().Where(n => batch.Contains(n.Concern)).Select(n => new CallOutNotice(
                n.Concern,
                n.Rank,
                n.Level,
                n.At,
                n.CallOut,
                context.Outbox.Any(m => m.CallOut == n.CallOut) && !context.Outbox.Any(m => m.CallOut == n.CallOut && m.State != DeliveryState.GaveUp)))
                .ToListAsync(cancellation));
        }

        return [.. notices.OrderBy(n => n.At).ThenBy(n => n.Concern, StringComparer.Ordinal)];
    }

    public async Task<IReadOnlyList<(int Level, DateTimeOffset At)>> ReadIssuedAsync(DateTimeOffset since, CancellationToken cancellation)
    {
        await using var context = await database.OpenAsync(cancellation);
        var issued = await context.CallOuts.AsNoTracking().Where(c => c.At >= since && !c.Test).OrderBy(c => c.Id)
            .Select(c => new { c.Level, c.At }).ToListAsync(cancellation);
        return issued.ConvertAll(c => (c.Level, c.At));
    }

    public async Task<IReadOnlyList<UnreachedRecipient>> ReadUnreachedAsync(CancellationToken cancellation)
    {
        await using var context = await database.OpenAsync(cancellation);
        var messages = context.Outbox.AsNoTracking();
        List<UnreachedRecipient> unreached = [];
        foreach (var recipient in await messages.Where(m => m.State == DeliveryState.GaveUp).Select(m => m.Recipient).Distinct().ToListAsync(cancellation))
        {
            var reached = await messages.Where(m => m.State == DeliveryState.Delivered && m.Recipient == recipient).MaxAsync(m => m.LastAttemptAt, cancellation);
            var givenUp = await messages.Where(m => m.State == DeliveryState.GaveUp && m.Recipient == recipient && (reached == null || m.LastAttemptAt > reached))
                .Select(m => m.LastAttemptAt).ToListAsync(cancellation);
            if (givenUp.Min() is { } since)
            {
                unreached.Add(new UnreachedRecipient(recipient, since, givenUp.Count));
            }
        }

        return [.. unreached.OrderBy(u => u.Recipient, StringComparer.Ordinal)];
    }

    public async Task<IReadOnlyList<LoggedOutcome<CallOut>>> ReadCallOutsAsync(long? beforeId, int limit, string? concern, CancellationToken cancellation)
    {
        await using var context = await database.OpenAsync(cancellation);
        var callOuts = await context.CallOuts.AsNoTracking()
            .Where(c => (beforeId == null || c.Id < beforeId)
                && (concern == null || context.CallOutNotices.Any(n => n.Concern == concern && n.CallOut == c.Key)))
            .OrderByDescending(c => c.Id).Take(limit).ToListAsync(cancellation);
        var keys = callOuts.ConvertAll(c => c.Key);
        var messages = (await context.Outbox.AsNoTracking().Where(m => keys.Contains(m.CallOut)).ToListAsync(cancellation)).ToLookup(m => m.CallOut, StringComparer.Ordinal);
        return callOuts.ConvertAll(c => CallOutMapping.ToLogged(c, messages[c.Key]));
    }

    private static IQueryable<OutboxEntity> Pending(TelemetryDbContext context) =>
        context.Outbox.AsNoTracking().Where(m => m.State == DeliveryState.Pending);

    /// <summary>Within the caller's transaction, which keeps the ids in order; the caller saves.</summary>
    private static async Task<LoggedOutcome<Outcome>> AppendAsync(TelemetryDbContext context, CallOut callOut, DateTimeOffset recordedAt, CancellationToken cancellation)
    {
        var id = (await context.Outcomes.MaxAsync(o => (long?)o.Id, cancellation) ?? 0) + 1;
        context.Outcomes.Add(OutcomeMapping.ToEntity(callOut, id, recordedAt));
        return new LoggedOutcome<Outcome>(id, recordedAt, callOut);
    }
}
