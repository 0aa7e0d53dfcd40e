using System.Diagnostics.CodeAnalysis;
using Telemetry.Domain.Journal;

namespace Telemetry.Tests.Unit.Ingest.Consumers;

/// <summary>A journal in memory: durable at once, with an oldest record that a test may move up.</summary>
internal sealed class MemoryJournal : IJournal
{
    private readonly Lock _gate = new();
    private readonly List<JournalRecord> _records = [];
    private readonly List<IDurabilityObserver?> _waiting = [];
    private TaskCompletionSource _moved = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Dictionary<string, JournalPosition> Committed { get; } = [];

    public JournalPosition Head
    {
        get
        {
            lock (_gate)
            {
                return new JournalPosition(_records.Count);
            }
        }
    }

    /// <summary>Takes nothing but what the test itself appends.</summary>
    public volatile bool Full;

    /// <summary>How many must have been handed over before any of them is told durable: as of a disk so slow that one commit each takes too long.</summary>
    public int DurableTogether { get; set; } = 1;

    /// <summary>How often somebody began to read.</summary>
    public int Readers { get; private set; }

    public JournalPosition Oldest { get; set; } = new(1);

    public void Append(params ReadOnlySpan<JournalRecord> records)
    {
        TaskCompletionSource moved;
        lock (_gate)
        {
            _records.AddRange(records);
            moved = _moved;
            _moved = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        moved.SetResult();
    }

    public ValueTask AppendAsync(JournalRecord record, IDurabilityObserver? observer, CancellationToken cancellation)
    {
        if (Full)
        {
            observer?.OnFailed(new JournalFullException("no room"));
            return ValueTask.CompletedTask;
        }

        Append(record);
        IDurabilityObserver?[] durable;
        lock (_gate)
        {
            _waiting.Add(observer);
            durable = _waiting.Count >= DurableTogether ? [.. _waiting] : [];
            if (durable.Length > 0)
            {
                _waiting.Clear();
            }
        }

        foreach (var one in durable)
        {
            one?.OnDurable(Head);
        }

        return ValueTask.CompletedTask;
    }

    public IJournalReader ReadAfter(JournalPosition position)
    {
        Readers++;
        return position > Head || (position != JournalPosition.Start && position.Next < Oldest)
            ? throw new InvalidOperationException($"Position {position} is not in the journal.")
            : new Reader(this, Math.Max(position.Sequence, Oldest.Sequence - 1));
    }

    public IJournalReader ReadAs(string consumer, JournalPosition position)
    {
        var reader = ReadAfter(position);
        ReportCommitted(consumer, position);
        return reader;
    }

    public JournalPosition FindPosition(DateTimeOffset at)
    {
        lock (_gate)
        {
            var index = _records.FindIndex((int)Oldest.Sequence - 1, r => r.At >= at);
            return new JournalPosition(index < 0 ? _records.Count + 1 : index + 1);
        }
    }

    public void ReportCommitted(string consumer, JournalPosition position)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(position.Sequence, Head.Sequence, nameof(position));
        lock (_gate)
        {
            Committed[consumer] = position;
        }
    }

    public JournalPosition CommittedBy(string consumer)
    {
        lock (_gate)
        {
            return Committed.GetValueOrDefault(consumer);
        }
    }

    private sealed class Reader(MemoryJournal journal, long last) : IJournalReader
    {
        private long _last = last;

        public bool TryRead(out JournalPosition position, [NotNullWhen(true)] out JournalRecord? record)
        {
            lock (journal._gate)
            {
                (position, record) = _last < journal._records.Count ? (new JournalPosition(_last + 1), journal._records[(int)_last]) : (default, null);
                _last += record is null ? 0 : 1;
                return record is not null;
            }
        }

        public async ValueTask WaitAsync(CancellationToken cancellation)
        {
            while (true)
            {
                Task moved;
                lock (journal._gate)
                {
                    if (_last < journal._records.Count)
                    {
                        return;
                    }

                    moved = journal._moved.Task;
                }

                await moved.WaitAsync(cancellation);
            }
        }

        public void Dispose()
        {
        }
    }
}
