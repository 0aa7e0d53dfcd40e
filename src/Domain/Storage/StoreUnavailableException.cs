namespace Telemetry.Domain.Storage;

/// <summary>A store takes nothing at present. Whoever retries repeats the same batch: none of it, or some of it, may be stored already.</summary>
public class StoreUnavailableException : Exception
{
    public StoreUnavailableException()
    {
    }

    public StoreUnavailableException(string message)
        : base(message)
    {
    }

    public StoreUnavailableException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>How long the store asked to be left alone; null when it did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
