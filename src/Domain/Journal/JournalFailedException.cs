namespace Telemetry.Domain.Journal;

/// <summary>The journal cannot make records durable (a write or sync failed). Nothing may be acknowledged.</summary>
public class JournalFailedException : Exception
{
    public JournalFailedException()
    {
    }

    public JournalFailedException(string message)
        : base(message)
    {
    }

    public JournalFailedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
