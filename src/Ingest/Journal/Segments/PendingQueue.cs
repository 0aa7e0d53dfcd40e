using Telemetry.Domain.Journal;

namespace Telemetry.Ingest.Journal.Segments;

/// <summary>Where records gather between commits. Bounded in bytes: who brings more waits.</summary>
/// <param name="frameBytes">A frame's usual size: large enough to write well, small enough to read one record's neighbourhood.</param>
internal sealed class PendingQueue(long maxBytes, int frameBytes)
{
    private readonly object _gate = new();
    private readonly Stack<FrameBuffer> _freeFrames = new();
    private readonly int _maxFreeFrames = (int)Math.Max(2, maxBytes / frameBytes);
    private PendingBatch _filling = new();
    private PendingBatch _spare = new();
    private long _bytes;
    private bool _committerIdles;
    private bool _closing;
    private bool _recheck;
    private Func<Exception>? _refusal;
    private TaskCompletionSource? _room;

    /// <summary>Bytes not yet durable.</summary>
    public long Bytes => Volatile.Read(ref _bytes);

    /// <summary>Takes the record, or gives a task to wait on before trying again.</summary>
    public Task? TryAppend(JournalRecord record, int maxSize, IDurabilityObserver? observer)
    {
        lock (_gate)
        {
            if (_refusal is not null)
            {
                throw _refusal();
            }

            // One record is always taken, however large, when nothing else waits.
            if (_bytes + maxSize > maxBytes && _bytes > 0)
            {
                _room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                Monitor.PulseAll(_gate);
                return _room.Task;
            }

            var before = _filling.Bytes;
            _filling.Add(FrameFor(maxSize), record, observer);
            Volatile.Write(ref _bytes, _bytes + _filling.Bytes - before);
            if (_committerIdles)
            {
                Monitor.PulseAll(_gate);
            }

            return null;
        }
    }

    /// <summary>Waits until there is something to commit; then, that little commits gather, until the pause is over or much has come.</summary>
    /// <returns>False when the queue is closed and empty.</returns>
    public bool WaitForWork(Func<TimeSpan> pause, TimeSpan recheckEvery)
    {
        lock (_gate)
        {
            _committerIdles = true;
            while (_filling.Count == 0 && !_closing && !_recheck)
            {
                if (!Monitor.Wait(_gate, _refusal is null ? Timeout.InfiniteTimeSpan : recheckEvery))
                {
                    break;
                }
            }

            _committerIdles = false;
            _recheck = false;
            while (!_closing && _room is null && _filling.Count > 0 && _filling.Bytes < maxBytes / 4)
            {
                var rest = pause();
                if (rest <= TimeSpan.Zero || !Monitor.Wait(_gate, (int)Math.Ceiling(rest.TotalMilliseconds)))
                {
                    break;
                }
            }

            return _filling.Count > 0 || !_closing;
        }
    }

    public PendingBatch Take()
    {
        lock (_gate)
        {
            var batch = _filling;
            _filling = _spare;
            return batch;
        }
    }

    /// <summary>Gives a committed or failed batch back for the next use.</summary>
    public void Release(PendingBatch batch)
    {
        TaskCompletionSource? room;
        lock (_gate)
        {
            foreach (var frame in batch.Frames)
            {
                if (frame.Capacity == frameBytes && _freeFrames.Count < _maxFreeFrames)
                {
                    frame.Clear();
                    _freeFrames.Push(frame);
                }
            }

            Volatile.Write(ref _bytes, _bytes - batch.Bytes);
            batch.Clear();
            _spare = batch;
            room = _room;
            _room = null;
        }

        room?.SetResult();
    }

    /// <summary>From now on every append throws this; null takes records again.</summary>
    public void Refuse(Func<Exception>? refusal)
    {
        lock (_gate)
        {
            _refusal = refusal;
        }
    }

    /// <summary>Wakes the committer though nothing may be pending.</summary>
    public void Recheck()
    {
        lock (_gate)
        {
            _recheck = true;
            Monitor.PulseAll(_gate);
        }
    }

    public void Close(Func<Exception> refusal)
    {
        lock (_gate)
        {
            _refusal ??= refusal;
            _closing = true;
            Monitor.PulseAll(_gate);
        }
    }

    private FrameBuffer FrameFor(int maxSize)
    {
        if (_filling.Frames.Count > 0 && _filling.Frames[^1] is var last && last.HasRoomFor(maxSize))
        {
            return last;
        }

        var needed = FrameBuffer.CapacityFor(maxSize);
        var frame = needed > frameBytes ? new FrameBuffer(needed)
            : _freeFrames.TryPop(out var free) ? free
            : new FrameBuffer(frameBytes);
        _filling.Frames.Add(frame);
        return frame;
    }
}
