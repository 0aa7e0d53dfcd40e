namespace Telemetry.Ingest.Journal;

/// <summary>Another host has this journal open. Two writers would destroy each other's records.</summary>
public sealed class JournalLockedException : Exception
{
    public JournalLockedException()
    {
    }

    public JournalLockedException(string message)
        : base(message)
    {
    }

    public JournalLockedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
