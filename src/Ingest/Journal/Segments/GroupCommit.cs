using Microsoft.Extensions.Logging;
using Telemetry.Domain.Journal;

namespace Telemetry.Ingest.Journal.Segments;

/// <summary>
/// Makes what is pending durable, batch after batch, on one thread, and tells who waits for it. A failed write or sync is
/// final: the page cache may then claim what the disk does not have, so trying again would acknowledge what is lost.
/// </summary>
internal sealed class GroupCommit(
    PendingQueue queue,
    SegmentLog log,
    Retention retention,
    HeadSignal signal,
    JournalMeter meter,
    TimeSpan interval,
    TimeProvider time,
    ILogger logger)
{
    private static readonly TimeSpan RetentionEvery = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LookForRoomEvery = TimeSpan.FromSeconds(1);

    private long _commitBegan;
    private long _retained = time.GetTimestamp();
    private int _state = (int)JournalState.Open;
    private Exception? _cause;

    public JournalState State => (JournalState)Volatile.Read(ref _state);

    public Exception? Cause => Volatile.Read(ref _cause);

    public event Action<JournalState>? StateChanged;

    /// <summary>The commit thread. Ends when the queue is closed and all of it is durable or refused.</summary>
    public void Run()
    {
        Func<TimeSpan> pause = () => interval - time.GetElapsedTime(_commitBegan);
        while (queue.WaitForWork(pause, LookForRoomEvery))
        {
            CommitPending();
        }
    }

    /// <summary>One commit of all that is pending.</summary>
    public void CommitPending()
    {
        _commitBegan = time.GetTimestamp();
        if (time.GetElapsedTime(_retained) >= RetentionEvery)
        {
            Retain();
        }

        var batch = queue.Take();
        if (batch.Count > 0)
        {
            Commit(batch);
        }
        else
        {
            queue.Release(batch);
        }

        if (State == JournalState.Full)
        {
            LookForRoom();
        }
    }

    private void Commit(PendingBatch batch)
    {
        if (State is JournalState.Failed or JournalState.Full)
        {
            Fail(batch, Refusal());
            return;
        }

        long bytes;
        var first = log.Head + 1;
        try
        {
            if (log.NeedsSegment(batch.FrameBytes))
            {
                Retain();
                StartSegment(batch.FrameBytes);
            }

            bytes = log.Append(batch);
        }
        catch (JournalFullException e)
        {
            JournalLog.Full(logger, e.Message);
            Stop(JournalState.Full, e, batch);
            return;
        }
        catch (Exception e)
        {
            JournalLog.Failed(logger, e);
            Stop(JournalState.Failed, e, batch);
            return;
        }

        meter.Committed(batch.Count, bytes, time.GetElapsedTime(_commitBegan));
        var observers = batch.Observers;
        for (var i = 0; i < observers.Length; i++)
        {
            Tell(observers[i], new JournalPosition(first + i), null);
        }

        signal.Moved();
        queue.Release(batch);
    }

    private void Stop(JournalState state, Exception cause, PendingBatch batch)
    {
        Volatile.Write(ref _cause, cause);
        Volatile.Write(ref _state, (int)state);
        queue.Refuse(Refusal);
        Announce(state);
        Fail(batch, Refusal());
        var rest = queue.Take();
        Fail(rest, Refusal());
    }

    private void Announce(JournalState state)
    {
        try
        {
            StateChanged?.Invoke(state);
        }
        catch (Exception e)
        {
            JournalLog.ObserverThrew(logger, e);
        }
    }

    private JournalFailedException Refusal() => State == JournalState.Full
        ? new JournalFullException(Cause?.Message ?? string.Empty, Cause!)
        : new JournalFailedException("The journal has failed and can make nothing durable: " + Cause?.Message, Cause!);

    private void LookForRoom()
    {
        Retain();
        try
        {
            StartSegment(0);
        }
        catch (JournalFullException e)
        {
            Volatile.Write(ref _cause, e);
            return;
        }
        catch (Exception e)
        {
            JournalLog.Failed(logger, e);
            Stop(JournalState.Failed, e, queue.Take());
            return;
        }

        JournalLog.RoomAgain(logger);
        Volatile.Write(ref _cause, null);
        Volatile.Write(ref _state, (int)JournalState.Open);
        queue.Refuse(null);
        Announce(JournalState.Open);
    }

    private void StartSegment(long batchBytes)
    {
        while (true)
        {
            try
            {
                log.StartSegment(batchBytes);
                return;
            }
            catch (JournalFullException) when (retention.GiveUpOldest())
            {
                // There may be room now.
            }
        }
    }

    private void Retain()
    {
        _retained = time.GetTimestamp();
        try
        {
            retention.Apply();
        }
        catch (IOException e)
        {
            JournalLog.RetentionFailed(logger, e);
        }
    }

    private void Fail(PendingBatch batch, JournalFailedException error)
    {
        foreach (var observer in batch.Observers)
        {
            Tell(observer, default, error);
        }

        queue.Release(batch);
    }

    private void Tell(IDurabilityObserver? observer, JournalPosition position, JournalFailedException? error)
    {
        try
        {
            if (error is null)
            {
                observer?.OnDurable(position);
            }
            else
            {
                observer?.OnFailed(error);
            }
        }
        catch (Exception e)
        {
            // One bad observer must not keep the others waiting for ever.
            JournalLog.ObserverThrew(logger, e);
        }
    }
}
