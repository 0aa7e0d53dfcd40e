namespace Telemetry.Ingest.Journal;

/// <summary>A position that this journal cannot go on from: behind what it keeps, or ahead of what it has.</summary>
/// <remarks>Thrown instead of going on elsewhere, because records would be skipped in silence.</remarks>
public sealed class JournalPositionException : Exception
{
    public JournalPositionException()
    {
    }

    public JournalPositionException(string message)
        : base(message)
    {
    }

    public JournalPositionException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
