namespace Telemetry.FirmwareSim.Gateways;

/// <summary>A broker's answer to one message.</summary>
internal readonly record struct PublishResult(PublishAnswer Answer, string Reason)
{
    public static PublishResult Acknowledged { get; } = new(PublishAnswer.Acknowledged, "");
}
