namespace Telemetry.Domain.Storage;

/// <summary>A store whose import from another was begun and not ended: it must not be used before it is whole.</summary>
public sealed class StoreNotWholeException : IOException
{
    public StoreNotWholeException()
    {
    }

    public StoreNotWholeException(string message)
        : base(message)
    {
    }

    public StoreNotWholeException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
