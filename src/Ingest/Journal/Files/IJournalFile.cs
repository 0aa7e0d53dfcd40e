namespace Telemetry.Ingest.Journal.Files;

/// <summary>One open file. What was written is safe only after <see cref="Sync"/> has returned; if it throws, nothing is known.</summary>
internal interface IJournalFile : IDisposable
{
    long Length { get; }

    /// <summary>Reads up to the span's length; 0 at the end.</summary>
    int Read(Span<byte> destination, long offset);

    /// <summary>Writes all parts one after the other, or throws.</summary>
    void Write(IReadOnlyList<ReadOnlyMemory<byte>> parts, long offset);

    void SetLength(long length);

    void Sync();
}
