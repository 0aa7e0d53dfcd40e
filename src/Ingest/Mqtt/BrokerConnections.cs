using Telemetry.Domain.Network;

namespace Telemetry.Ingest.Mqtt;

/// <summary>Who is connected to the broker inside the host.</summary>
/// <param name="Gateways">Gateways that signed in with a key.</param>
/// <param name="Anonymous">Connections let in without a key: which gateways they speak for is known from their messages only.</param>
public sealed record BrokerConnections(IReadOnlySet<GatewayId> Gateways, int Anonymous);
