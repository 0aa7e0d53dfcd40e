using Telemetry.Domain.Network;

namespace Telemetry.Domain.Readings;

/// <summary>A message as it came from the broker, before anything was understood of it.</summary>
/// <param name="Gateway">Who published it: from the sign-in at the embedded broker, from the topic behind an external one.</param>
public readonly record struct RawMessage(
    string Topic,
    string? ContentType,
    ReadOnlyMemory<byte> Payload,
    GatewayId Gateway,
    DateTimeOffset ReceivedAt);
