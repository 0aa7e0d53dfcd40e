namespace Telemetry.Ingest.Mqtt;

/// <summary>
/// The PUBLISHes of one connection that are received and not yet acknowledged, in the order of receipt. Each PUBACK goes
/// out once the journal says its message is durable, never before an earlier one, and all that are due in one write.
/// </summary>
/// <remarks>
/// Belongs to one connection instance: when that closes, its window dies with it and no PUBACK can reach a successor.
/// A full window makes the receiver wait, which is TCP back-pressure. docs/adr/0003-deferred-puback.md
/// </remarks>
internal sealed class AckWindow : IThreadPoolWorkItem, IDisposable
{
    private readonly IAckChannel _channel;
    private readonly AckSlot?[] _slots;
    private readonly SemaphoreSlim _free;
    private long _taken;
    private long _acknowledged;
    private int _draining;
    private int _failed;

    public AckWindow(IAckChannel channel, int size)
    {
        _channel = channel;
        _slots = new AckSlot?[size];
        _free = new SemaphoreSlim(size, size);
    }

    public int InFlight => (int)(Volatile.Read(ref _taken) - Volatile.Read(ref _acknowledged));

    /// <summary>Waits while the window is full. Called by the connection's receive loop only, one at a time.</summary>
    public async ValueTask<AckSlot> TakeAsync(CancellationToken cancellation)
    {
        await _free.WaitAsync(cancellation);
        var slot = _slots[_taken % _slots.Length] ??= new AckSlot(this);
        slot.Clear();
        return slot;
    }

    /// <summary>Puts a filled slot into the order of acknowledgement. Must come before the append.</summary>
    public void Commit() => Volatile.Write(ref _taken, _taken + 1);

    public void Signal()
    {
        if (Interlocked.Exchange(ref _draining, 1) == 0)
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }

    /// <summary>From here on nothing more is acknowledged: an earlier message was lost, and order is part of the promise.</summary>
    public void Fail(Exception error)
    {
        if (Interlocked.Exchange(ref _failed, 1) == 0)
        {
            _channel.OnJournalFailed(error);
        }
    }

    void IThreadPoolWorkItem.Execute() => _ = DrainAsync();

    public void Dispose()
    {
        Volatile.Write(ref _failed, 1);
        _free.Dispose();
    }

    private async Task DrainAsync()
    {
        do
        {
            var due = CountDue();
            if (due > 0 && !await TryWriteAsync(due))
            {
                return; // The connection is going; _draining stays set, so that nothing is written any more.
            }
        }
        while (CountDue() > 0 || !TryRest());
    }

    private int CountDue()
    {
        if (Volatile.Read(ref _failed) != 0)
        {
            return 0;
        }

        var taken = Volatile.Read(ref _taken);
        var next = _acknowledged;
        while (next < taken && _slots[next % _slots.Length]!.IsDurable)
        {
            next++;
        }

        return (int)(next - _acknowledged);
    }

    private async Task<bool> TryWriteAsync(int due)
    {
        try
        {
            var writer = _channel.AckBuffer;
            writer.ResetWrittenCount();
            var newestObserved = 0L;
            for (var i = 0; i < due; i++)
            {
                var slot = _slots[(_acknowledged + i) % _slots.Length]!;
                PubAckFormat.Write(writer, slot.PacketIdentifier, slot.Answer, _channel.AckStyle);
                newestObserved = Math.Max(newestObserved, slot.NewestObserved);
            }

            await _channel.WriteAcksAsync(writer.WrittenMemory, due, newestObserved);
            Volatile.Write(ref _acknowledged, _acknowledged + due);
            _free.Release(due);
            return true;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            _channel.OnAckFailed(error);
            return false;
        }
    }

    /// <summary>False when something became due between the last look and the rest.</summary>
    private bool TryRest()
    {
        Volatile.Write(ref _draining, 0);
        Interlocked.MemoryBarrier();
        return CountDue() == 0 || Interlocked.Exchange(ref _draining, 1) != 0;
    }
}
