using Telemetry.Domain.CallOuts;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Storage;

namespace Telemetry.Tests.Integration.Api.Doubles;

/// <summary>Call-outs and their outbox in memory, beside an outcome log in memory.</summary>
internal sealed class MemoryCallOutStore(MemoryOutcomeLog log) : ICallOutStore
{
    private readonly Lock _lock = new();
    private readonly List<LoggedOutcome<CallOut>> _callOuts = [];
    private readonly List<CallOutNotice> _told = [];
    private readonly List<Row> _rows = [];

    public Task<LoggedOutcome<Outcome>> IssueAsync(
        CallOut callOut, IReadOnlyList<CallOutNotice> told, IReadOnlyList<OutboxMessage> messages, CancellationToken cancellation)
    {
        lock (_lock)
        {
            var logged = log.Add(callOut.At, callOut)[0];
            _callOuts.Add(new LoggedOutcome<CallOut>(logged.Id, logged.RecordedAt, callOut));
            _told.AddRange(told);
            foreach (var message in messages)
            {
                _rows.Add(new Row { Message = message with { Id = _rows.Count + 1 } });
            }

            return Task.FromResult(logged);
        }
    }

    public Task<OutboxMessage?> ReadDueAsync(string recipient, DateTimeOffset now, CancellationToken cancellation) =>
        Locked(() => Pending().Where(m => m.Recipient == recipient && m.DueAt <= now).MinBy(m => m.DueAt));

    public Task<DateTimeOffset?> ReadNextDueAsync(string recipient, CancellationToken cancellation) =>
        Locked(() => Pending().Where(m => m.Recipient == recipient).Min(m => (DateTimeOffset?)m.DueAt));

    public Task<IReadOnlyList<OutboxMessage>> ReadPendingAsync(CancellationToken cancellation) => Locked<IReadOnlyList<OutboxMessage>>(() => [.. Pending()]);

    public Task BeginAttemptAsync(long message, DateTimeOffset at, DateTimeOffset dueAt, CancellationToken cancellation) => Locked(() =>
    {
        var row = _rows.Single(r => r.Message.Id == message);
        row.Message = row.Message with { Attempts = row.Message.Attempts + 1, DueAt = dueAt };
        row.LastAttemptAt = at;
        return true;
    });

    public Task<LoggedOutcome<Outcome>?> EndAttemptAsync(
        long message, DateTimeOffset at, DeliveryState state, string detail, DateTimeOffset dueAt, CancellationToken cancellation) => Locked(() =>
    {
        var row = _rows.Single(r => r.Message.Id == message);
        (row.State, row.Detail, row.Message) = (state, detail, row.Message with { DueAt = dueAt });
        return state == DeliveryState.Pending ? null : log.Add(at, Now(_callOuts.Single(c => c.Outcome.Id == row.Message.CallOut)).Outcome)[0];
    });

    public Task<IReadOnlyList<CallOutNotice>> ReadNoticesAsync(IReadOnlyCollection<string> concerns, CancellationToken cancellation) =>
        Locked<IReadOnlyList<CallOutNotice>>(() =>
        [
            .. _told.Where(n => concerns.Contains(n.Concern)).Select(n => n with
            {
                Unreachable = _rows.Exists(r => r.Message.CallOut == n.CallOut) && _rows.TrueForAll(r => r.Message.CallOut != n.CallOut || r.State == DeliveryState.GaveUp),
            }),
        ]);

    public Task<IReadOnlyList<(int Level, DateTimeOffset At)>> ReadIssuedAsync(DateTimeOffset since, CancellationToken cancellation) =>
        Locked<IReadOnlyList<(int, DateTimeOffset)>>(() => [.. _callOuts.Where(c => c.Outcome.At >= since && !c.Outcome.Test).Select(c => (c.Outcome.Level, c.Outcome.At))]);

    public Task<IReadOnlyList<UnreachedRecipient>> ReadUnreachedAsync(CancellationToken cancellation) => Locked<IReadOnlyList<UnreachedRecipient>>(() =>
    [
        .. _rows.GroupBy(r => r.Message.Recipient)
            .Select(r => (Recipient: r.Key, GivenUp: r.Where(m => m.State == DeliveryState.GaveUp
                && !r.Any(d => d.State == DeliveryState.Delivered && d.LastAttemptAt > m.LastAttemptAt)).ToList()))
            .Where(r => r.GivenUp.Count > 0).OrderBy(r => r.Recipient, StringComparer.Ordinal)
            .Select(r => new UnreachedRecipient(r.Recipient, r.GivenUp.Min(m => m.LastAttemptAt ?? m.Message.GiveUpAt), r.GivenUp.Count)),
    ]);

    public Task<IReadOnlyList<LoggedOutcome<CallOut>>> ReadCallOutsAsync(long? beforeId, int limit, string? concern, CancellationToken cancellation) =>
        Locked<IReadOnlyList<LoggedOutcome<CallOut>>>(() =>
        [
            .. _callOuts.Where(c => !(c.Id >= beforeId) && (concern is null || _told.Exists(n => n.CallOut == c.Outcome.Id && n.Concern == concern)))
                .OrderByDescending(c => c.Id).Take(limit).Select(Now),
        ]);

    private LoggedOutcome<CallOut> Now(LoggedOutcome<CallOut> logged) => logged with
    {
        Outcome = logged.Outcome with
        {
            Deliveries =
            [
                .. _rows.Where(r => r.Message.CallOut == logged.Outcome.Id)
                    .Select(r => new CallOutDelivery(r.Message.Recipient, r.Message.Channel, r.State, r.Message.Attempts, r.LastAttemptAt, r.Detail)),
            ],
        },
    };

    private IEnumerable<OutboxMessage> Pending() => _rows.Where(r => r.State == DeliveryState.Pending).Select(r => r.Message);

    private Task<T> Locked<T>(Func<T> read)
    {
        lock (_lock)
        {
            return Task.FromResult(read());
        }
    }

    private sealed class Row
    {
        public required OutboxMessage Message { get; set; }

        public DeliveryState State { get; set; }

        public DateTimeOffset? LastAttemptAt { get; set; }

        public string? Detail { get; set; }
    }
}
