using Telemetry.FirmwareSim.Payloads;

namespace Telemetry.FirmwareSim.Gateways;

/// <summary>
/// A gateway's memory: messages stay, oldest first, until the broker has answered them. Bounded; a full store holds up who
/// can wait (the backlog) and, for who cannot (the present), overwrites the oldest and counts it, as a field device does.
/// </summary>
internal sealed class MessageStore(int capacity)
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<long, Entry> _kept = [];
    private long _added;
    private long _next;
    private bool _closed;
    private TaskCompletionSource _changed = NewSignal();

    public long Overwritten { get; private set; }

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _kept.Count;
            }
        }
    }

    /// <summary>Waits for room, then keeps.</summary>
    public async Task AddAsync(OutgoingMessage message, CancellationToken cancellation)
    {
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                if (_kept.Count < capacity)
                {
                    Keep(message);
                    return;
                }

                changed = _changed.Task;
            }

            await changed.WaitAsync(cancellation);
        }
    }

    /// <summary>Keeps at once, over the oldest when there is no room.</summary>
    public void AddOverwriting(OutgoingMessage message)
    {
        lock (_lock)
        {
            if (_kept.Count >= capacity)
            {
                _kept.Remove(_kept.First().Key);
                Overwritten++;
            }

            Keep(message);
        }
    }

    /// <summary>No more will be added: <see cref="TakeAsync"/> gives null once all is answered.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _closed = true;
            Signal();
        }
    }

    /// <summary>The oldest message not yet sent on this connection; null when the store is closed and empty.</summary>
    public async Task<(long Id, OutgoingMessage Message, bool Repeat)?> TakeAsync(CancellationToken cancellation)
    {
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                while (_next < _added)
                {
                    if (_kept.TryGetValue(_next++, out var entry))
                    {
                        var repeat = entry.Sent;
                        entry.Sent = true;
                        return (_next - 1, entry.Message, repeat);
                    }
                }

                if (_closed && _kept.Count == 0)
                {
                    return null;
                }

                changed = _changed.Task;
            }

            await changed.WaitAsync(cancellation);
        }
    }

    /// <summary>The broker has answered: forget it.</summary>
    public void Settle(long id)
    {
        lock (_lock)
        {
            _kept.Remove(id);
            Signal();
        }
    }

    /// <summary>The connection is new: everything unanswered goes out again, oldest first.</summary>
    public void Rewind()
    {
        lock (_lock)
        {
            _next = _kept.Count == 0 ? _added : _kept.First().Key;
            Signal();
        }
    }

    private void Keep(OutgoingMessage message)
    {
        _kept.Add(_added++, new Entry(message));
        Signal();
    }

    private void Signal()
    {
        var changed = _changed;
        _changed = NewSignal();
        changed.TrySetResult();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed class Entry(OutgoingMessage message)
    {
        public OutgoingMessage Message { get; } = message;

        public bool Sent { get; set; }
    }
}
