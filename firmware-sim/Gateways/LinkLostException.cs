namespace Telemetry.FirmwareSim.Gateways;

/// <summary>The connection ended before the broker answered.</summary>
internal sealed class LinkLostException : Exception
{
    public LinkLostException()
    {
    }

    public LinkLostException(string message)
        : base(message)
    {
    }

    public LinkLostException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
