namespace Telemetry.Tests.Integration.Kill;

/// <summary>One message as a gateway publishes it.</summary>
/// <param name="NotBefore">When its last reading is known to the gateway, by the host's clock: not published earlier.</param>
/// <param name="Refused">It must be answered by a refusal and stand in dead letters.</param>
internal sealed record GatewayMessage(
    string Gateway, string Sensor, DateTimeOffset NotBefore, DateTimeOffset ObservedAt, IReadOnlyList<(string Quantity, double Value)> Readings, bool Refused = false);
