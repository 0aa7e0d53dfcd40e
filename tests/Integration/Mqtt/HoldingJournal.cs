using Telemetry.Domain.Journal;
using Telemetry.Domain.Readings;

namespace Telemetry.Tests.Integration.Mqtt;

/// <summary>A journal in memory whose group commit is held, let go or failed by the test.</summary>
public sealed class HoldingJournal : IJournal
{
    private readonly Lock _lock = new();
    private readonly List<JournalRecord> _records = [];
    private readonly List<(JournalRecord Record, IDurabilityObserver? Observer)> _pending = [];
    private bool _holding;
    private bool _failed;
    private int _refusals;

    public JournalPosition Head
    {
        get
        {
            lock (_lock)
            {
                return new JournalPosition(_records.Count);
            }
        }
    }

    public JournalPosition Oldest => new(1);

    public int Pending
    {
        get
        {
            lock (_lock)
            {
                return _pending.Count;
            }
        }
    }

    /// <summary>Records that it was given while it had failed.</summary>
    public int Refusals
    {
        get
        {
            lock (_lock)
            {
                return _refusals;
            }
        }
    }

    public IReadOnlyList<MessageRecord> Messages
    {
        get
        {
            lock (_lock)
            {
                return [.. _records.OfType<MessageRecord>()];
            }
        }
    }

    public IReadOnlyList<PossibleGapRecord> Gaps
    {
        get
        {
            lock (_lock)
            {
                return [.. _records.OfType<PossibleGapRecord>()];
            }
        }
    }

    public void Hold()
    {
        lock (_lock)
        {
            _holding = true;
        }
    }

    public void Release()
    {
        lock (_lock)
        {
            _holding = false;
            foreach (var (record, observer) in _pending)
            {
                Commit(record, observer);
            }

            _pending.Clear();
        }
    }

    public void Fail()
    {
        lock (_lock)
        {
            _failed = true;
            foreach (var (_, observer) in _pending)
            {
                observer?.OnFailed(new JournalFailedException("The disk is full."));
            }

            _pending.Clear();
        }
    }

    /// <summary>Takes records again after it had failed.</summary>
    public void Recover()
    {
        lock (_lock)
        {
            _failed = false;
        }
    }

    public ValueTask AppendAsync(JournalRecord record, IDurabilityObserver? observer, CancellationToken cancellation)
    {
        lock (_lock)
        {
            if (_failed)
            {
                _refusals++;
                throw new JournalFailedException("The disk is full.");
            }

            // As the real one encodes before it returns: the buffers are the receiver's again afterwards.
            var copy = record is MessageRecord m
                ? m with { Payload = m.Payload.ToArray(), Readings = [.. m.Readings], Rejections = [.. m.Rejections] }
                : record;
            if (_holding)
            {
                _pending.Add((copy, observer));
            }
            else
            {
                Commit(copy, observer);
            }
        }

        return ValueTask.CompletedTask;
    }

    public IJournalReader ReadAfter(JournalPosition position) => throw new NotSupportedException();

    public IJournalReader ReadAs(string consumer, JournalPosition position) => throw new NotSupportedException();

    public JournalPosition FindPosition(DateTimeOffset at) => throw new NotSupportedException();

    public void ReportCommitted(string consumer, JournalPosition position) => throw new NotSupportedException();

    private void Commit(JournalRecord record, IDurabilityObserver? observer)
    {
        _records.Add(record);
        observer?.OnDurable(new JournalPosition(_records.Count));
    }
}
