namespace Telemetry.Tests.Integration.Soak;

/// <summary>One message of a gateway, from being made to being answered.</summary>
/// <param name="topic">Where it is published.</param>
/// <param name="payload">As published.</param>
/// <param name="readings">What must be stored of it, if nothing of the same key came before.</param>
/// <param name="refusal">The reason that an answer must name: of the whole message, or of the part of it that is refused; null when all is to be taken.</param>
internal sealed class SoakMessage(string topic, byte[] payload, IReadOnlyList<SoakReading> readings, string? refusal = null)
{
    public string Topic => topic;

    public byte[] Payload => payload;

    public IReadOnlyList<SoakReading> Readings => readings;

    public string? Refusal => refusal;

    /// <summary>How often it was sent.</summary>
    public int Sent { get; set; }

    public long FirstSent { get; set; }
}
