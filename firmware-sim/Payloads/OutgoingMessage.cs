namespace Telemetry.FirmwareSim.Payloads;

/// <summary>One MQTT message as it goes out, however often.</summary>
/// <param name="Readings">How many readings it carries.</param>
internal sealed record OutgoingMessage(string Topic, string? ContentType, byte[] Payload, int Readings);
