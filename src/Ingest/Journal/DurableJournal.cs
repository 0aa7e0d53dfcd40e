using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Telemetry.Domain.Journal;
using Telemetry.Domain.Network;
using Telemetry.Ingest.Journal.Codec;
using Telemetry.Ingest.Journal.Files;
using Telemetry.Ingest.Journal.Segments;

namespace Telemetry.Ingest.Journal;

/// <summary>The journal in segment files of our own (docs/adr/0002). This type only joins the parts; see the README beside it.</summary>
internal sealed class DurableJournal : IJournal, IJournalOperations, IDisposable
{
    private readonly IJournalFileSystem _files;
    private readonly JournalOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<DurableJournal> _logger;
    private readonly StringTable _strings;
    private readonly HeadSignal _signal = new();
    private readonly JournalMeter _meter;
    private OpenJournal? _open;
    private bool _closed;

    public DurableJournal(
        IJournalFileSystem files, JournalOptions options, TimeProvider time, ILogger<DurableJournal> logger, IMeterFactory? meters = null)
    {
        _files = files;
        _options = options;
        _time = time;
        _logger = logger;
        _strings = new StringTable(options.InternedStrings);
        _meter = new JournalMeter(this, meters);
    }

    public event Action<JournalState>? StateChanged;

    public JournalPosition Head => new(_open?.Log.Head ?? 0);

    public JournalPosition Oldest => new(_open?.Log.Oldest ?? 1);

    public JournalState State => _open is null || _closed ? JournalState.Closed : _open.Commit.State;

    public Exception? Cause => _open?.Commit.Cause;

    public long Bytes => _open?.Log.Bytes ?? 0;

    public int Segments => _open?.Log.Segments.Length ?? 0;

    public long HeldBytes => _open is { } open ? open.Log.BytesAfter(open.Consumers.Slowest() ?? 0) : 0;

    public long? FreeBytes => _files.FreeBytes;

    public double RecordBytes => _open?.Log.RecordBytes ?? 0;

    public DateTimeOffset? NewestAt => _open?.Log.NewestAt is > 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    public long PendingBytes => _open?.Queue.Bytes ?? 0;

    public DateTimeOffset? LastTick => _open?.Log.LastTick is > 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    public IReadOnlyList<JournalConsumer> Consumers
    {
        get
        {
            var consumers = new List<JournalConsumer>();
            if (_open is { } open)
            {
                foreach (var (name, position) in open.Consumers.List())
                {
                    consumers.Add(new JournalConsumer(name, new JournalPosition(position), open.Log.Head - position));
                }
            }

            return consumers;
        }
    }

    private OpenJournal Required => _open ?? throw new InvalidOperationException("The journal is not open yet: it opens when the host starts.");

    /// <param name="commitThread">False for tests that commit themselves, at points they choose, by <see cref="CommitPending"/>.</param>
    /// <exception cref="JournalLockedException">Another host has it open.</exception>
    /// <exception cref="JournalDamagedException">Something that was durable cannot be read.</exception>
    public void Open(bool commitThread = true)
    {
        var hold = _files.Lock();
        try
        {
            var consumers = new ConsumerPositions(_files, _logger);
            consumers.Load();
            var readUpTo = _options.VerifyAllOnOpen ? 0 : consumers.Slowest() ?? 0;
            var recovered = new JournalRecovery(_files, _logger).Run(readUpTo, consumers.Fastest(), _options.StartAfter);
            RequireNoneAhead(consumers, recovered.Head);
            var log = new SegmentLog(_files, _options.SegmentBytes, _options.MaxBytes, recovered);
            var queue = new PendingQueue(_options.PendingBytes, _options.FrameBytes);
            var retention = new Retention(log, consumers, _options.RetainFor, _options.RetainBytes, _time, _logger);
            var commit = new GroupCommit(queue, log, retention, _signal, _meter, _options.CommitInterval, _time, _logger);
            commit.StateChanged += state => StateChanged?.Invoke(state);
            var thread = commitThread ? new Thread(commit.Run) { Name = "journal", IsBackground = true } : null;
            _open = new OpenJournal(hold, log, consumers, queue, commit, thread, HeadAtOpen: log.Head);
            thread?.Start();
            JournalLog.Opened(_logger, _files.Location, log.Oldest, log.Head, log.Segments.Length, log.Bytes);
        }
        catch
        {
            hold.Dispose();
            throw;
        }
    }

    public ValueTask AppendAsync(JournalRecord record, IDurabilityObserver? observer, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(record);
        cancellation.ThrowIfCancellationRequested();
        var size = JournalCodec.MaxSize(record);
        if (size > JournalCodec.MaxRecordBytes)
        {
            throw new ArgumentException($"A record may take {JournalCodec.MaxRecordBytes} bytes; this one may need {size}.", nameof(record));
        }

        var queue = Required.Queue;
        return queue.TryAppend(record, size, observer) is { } room
            ? AppendWhenThereIsRoom(queue, room, record, size, observer, cancellation)
            : ValueTask.CompletedTask;
    }

    public IJournalReader ReadAfter(JournalPosition position)
    {
        var log = Required.Log;
        RequireNotAhead(position, log.Head);
        if (position.Sequence > 0 && position.Sequence + 1 < log.Oldest)
        {
            throw new JournalPositionException(
                $"Records {position.Next} to {log.Oldest - 1} are no longer in the journal. Rebuild from {log.Oldest}, knowing that they are missing.");
        }

        return NewReader(Math.Max(position.Sequence, log.Oldest - 1));
    }

    public IJournalReader ReadAs(string consumer, JournalPosition position)
    {
        RequireName(consumer);
        var open = Required;

        // What a consumer has from before this start is from before it in the journal too. Were it let on once new records have
        // taken the numbers of missing ones, it would pass them over.
        RequireNotAhead(position, open.Consumers.KnownSinceOpen(consumer) ? open.Log.Head : open.HeadAtOpen);

        // Also where it can't go on from there: what is left is kept until an operator has decided.
        open.Consumers.Begin(consumer, position);
        return ReadAfter(position);
    }

    public JournalPosition FindPosition(DateTimeOffset at)
    {
        var log = Required.Log;
        var (segments, newestAt) = (log.Segments, log.NewestAt);
        if (segments.Length == 0 || newestAt < at.UtcTicks)
        {
            return Head.Next;
        }

        // The latest time up to a segment's end never falls from one to the next, whatever the order of the times within.
        var (low, high) = (0, segments.Length - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = SegmentLog.NewestAtThrough(segments, middle, newestAt) < at.UtcTicks ? (middle + 1, high) : (low, middle);
        }

        using var reader = NewReader(segments[low].First - 1);
        reader.SkipTo(at.UtcTicks);
        while (reader.TryRead(out var position, out var record))
        {
            if (record.At >= at)
            {
                return position;
            }
        }

        return Head.Next;
    }

    public void ReportCommitted(string consumer, JournalPosition position)
    {
        RequireName(consumer);
        var open = Required;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(position.Sequence, open.Log.Head, nameof(position));
        open.Consumers.Report(consumer, position);
        if (State == JournalState.Full)
        {
            open.Queue.Recheck();
        }
    }

    public bool RemoveConsumer(string consumer)
    {
        var removed = Required.Consumers.Remove(consumer);
        Required.Queue.Recheck();
        return removed;
    }

    public JournalSnapshot BeginSnapshot() => new(Required.Log, _files, Required.Consumers.Slowest() ?? 0);

    /// <summary>Commits what is pending on the caller's thread, for a journal opened without one of its own.</summary>
    public void CommitPending() => Required.Commit.CommitPending();

    /// <summary>Makes durable what is pending, then lets go of the directory.</summary>
    public void Dispose()
    {
        if (_closed)
        {
            return;
        }

        _closed = true;
        if (_open is { } open)
        {
            open.Queue.Close(() => new JournalFailedException("The journal is closed."));
            open.Thread?.Join();
            Close(open);
        }

        _meter.Dispose();
    }

    private void Close(OpenJournal open)
    {
        _signal.Close(new ObjectDisposedException(nameof(IJournal), "The journal is closed."));
        try
        {
            if (open.Commit.State != JournalState.Failed)
            {
                open.Log.Seal();
                open.Consumers.Save();
            }
        }
        catch (IOException e)
        {
            JournalLog.Failed(_logger, e);
        }
        finally
        {
            open.Log.Dispose();
            open.Lock.Dispose();
        }

        JournalLog.Closed(_logger, open.Log.Head);
    }

    // Apart from AppendAsync, which would otherwise make a closure for each record.
    private static async ValueTask AppendWhenThereIsRoom(
        PendingQueue queue, Task? room, JournalRecord record, int size, IDurabilityObserver? observer, CancellationToken cancellation)
    {
        while (room is not null)
        {
            await room.WaitAsync(cancellation);
            room = queue.TryAppend(record, size, observer);
        }
    }

    private JournalReader NewReader(long after) => new(Required.Log, _files, _strings, _signal, after);

    private static void RequireName(string consumer)
    {
        if (!Identifier.IsValid(consumer))
        {
            throw new ArgumentException($"A consumer's name has {Identifier.Rule}.", nameof(consumer));
        }
    }

    private static void RequireNotAhead(JournalPosition position, long head)
    {
        if (position.Sequence > head)
        {
            throw new JournalPositionException(
                $"Position {position} is ahead of the journal, which ends at {head}. It was replaced or restored from an older copy; "
                + $"if it was lost, begin again with {JournalOptions.Section}:StartAfter at or above {position}.");
        }
    }

    private static void RequireNoneAhead(ConsumerPositions consumers, long head)
    {
        foreach (var (name, position) in consumers.List())
        {
            if (position > head)
            {
                throw new JournalDamagedException(
                    $"Consumer '{name}' has committed record {position}, but the journal ends at {head}: durable records are missing.");
            }
        }
    }
}
