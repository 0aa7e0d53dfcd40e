namespace Telemetry.FirmwareSim.Gateways;

/// <summary>A broker's answer to one message.</summary>
/// <param name="Code">The name of its reason code.</param>
/// <param name="Told">Its reason string, if it gave one: of a message taken in part, what was not.</param>
internal readonly record struct PublishResult(PublishAnswer Answer, string Code, string? Told = null)
{
    public static PublishResult Acknowledged { get; } = new(PublishAnswer.Acknowledged, "Success");

    public string Reason => string.IsNullOrEmpty(Told) ? Code : $"{Code}: {Told}";
}
