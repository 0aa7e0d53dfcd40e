namespace Telemetry.Domain.Network;

/// <summary>A device that signs in to the broker and publishes readings, its own or those of sensors behind it.</summary>
public sealed record Gateway(GatewayId Id, string Name);
