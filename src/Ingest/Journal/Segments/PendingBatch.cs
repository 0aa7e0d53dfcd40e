using Telemetry.Domain.Journal;

namespace Telemetry.Ingest.Journal.Segments;

/// <summary>Records that wait for the next commit, encoded, and who is to be told.</summary>
internal sealed class PendingBatch
{
    private IDurabilityObserver?[] _observers = new IDurabilityObserver?[256];

    public List<FrameBuffer> Frames { get; } = [];

    public int Count { get; private set; }

    /// <summary>Bytes of encoded records.</summary>
    public long Bytes { get; private set; }

    /// <summary>Bytes that the frames take on disk.</summary>
    public long FrameBytes
    {
        get
        {
            long bytes = 0;
            foreach (var frame in Frames)
            {
                bytes += FrameHeader.Align(frame.Length);
            }

            return bytes;
        }
    }

    public ReadOnlySpan<IDurabilityObserver?> Observers => _observers.AsSpan(0, Count);

    public void Add(FrameBuffer frame, JournalRecord record, IDurabilityObserver? observer)
    {
        if (Count == _observers.Length)
        {
            Array.Resize(ref _observers, Count * 2);
        }

        var before = frame.Length;
        frame.Add(record);
        _observers[Count++] = observer;
        Bytes += frame.Length - before;
    }

    public void Clear()
    {
        Frames.Clear();
        Array.Clear(_observers, 0, Count);
        Count = 0;
        Bytes = 0;
    }
}
