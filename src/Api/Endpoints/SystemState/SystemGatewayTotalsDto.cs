namespace Telemetry.Api.Endpoints.SystemState;

/// <summary>All gateways together, whether listed or not.</summary>
/// <param name="Away">Those with a standing gateway-away alert; null when the record store did not answer.</param>
/// <param name="Listed">How many of them this answer lists.</param>
/// <param name="SilentSensors">As counted for each gateway.</param>
internal sealed record SystemGatewayTotalsDto(int Gateways, int? Away, int Listed, int Sensors, int SilentSensors);
