namespace Telemetry.FirmwareSim.Gateways;

internal enum PublishAnswer
{
    Acknowledged,

    /// <summary>Sent at QoS 0: nobody tells what became of it.</summary>
    Unconfirmed,

    /// <summary>For good: to send it again would change nothing.</summary>
    Refused,

    /// <summary>Not now (a quota): to be sent again later.</summary>
    TryLater,
}
