namespace Telemetry.Api.Endpoints.SystemState;

/// <summary>How readings come in over MQTT.</summary>
/// <param name="Mode">Embedded, External or None.</param>
/// <param name="Doing">In plain English.</param>
/// <param name="Trouble">Why readings can't come in; null while they can.</param>
/// <param name="ConnectedGateways">Gateways signed in to the embedded broker; null with another.</param>
/// <param name="AnonymousConnections">Connections let in without a key, of which the gateway is not known; null with another broker.</param>
internal sealed record SystemBrokerDto(string Mode, string Doing, string? Trouble, int? ConnectedGateways, int? AnonymousConnections);
