namespace Telemetry.Ingest.Journal.Segments;

/// <summary>A segment file as readers may see it: up to what is durable.</summary>
internal sealed class Segment(SegmentHeader header, long end, long size)
{
    private long _end = end;
    private long _size = size;

    public SegmentHeader Header { get; } = header;

    public long First => Header.First;

    public string Name { get; } = header.Name;

    /// <summary>Where the durable frames end.</summary>
    public long End => Volatile.Read(ref _end);

    /// <summary>What the file takes on disk.</summary>
    public long Size => Volatile.Read(ref _size);

    public void MoveEnd(long end)
    {
        Volatile.Write(ref _size, Math.Max(Size, end));
        Volatile.Write(ref _end, end);
    }

    public void Trimmed() => Volatile.Write(ref _size, End);
}
