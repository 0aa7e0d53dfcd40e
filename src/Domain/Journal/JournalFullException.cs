namespace Telemetry.Domain.Journal;

/// <summary>The journal has no room and may delete nothing. Nothing may be acknowledged; it takes records again by itself once there is room.</summary>
public sealed class JournalFullException : JournalFailedException
{
    public JournalFullException()
    {
    }

    public JournalFullException(string message)
        : base(message)
    {
    }

    public JournalFullException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
