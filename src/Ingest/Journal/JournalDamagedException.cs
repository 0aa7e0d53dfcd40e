namespace Telemetry.Ingest.Journal;

/// <summary>What stands in the journal is not what was written. Never mended by guessing: an operator decides.</summary>
public sealed class JournalDamagedException : Exception
{
    public JournalDamagedException()
    {
    }

    public JournalDamagedException(string message)
        : base(message)
    {
    }

    public JournalDamagedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public JournalDamagedException(string file, long offset, string what)
        : base($"The journal is damaged in {file} at byte {offset}: {what}")
    {
        File = file;
        Offset = offset;
    }

    /// <summary>The segment file, when known.</summary>
    public string? File { get; }

    /// <summary>Where in the file the first bad byte or frame begins; -1 when not known.</summary>
    public long Offset { get; } = -1;
}
