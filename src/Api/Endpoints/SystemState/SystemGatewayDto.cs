namespace Telemetry.Api.Endpoints.SystemState;

/// <summary>One gateway: when it was last heard, and what of it is.</summary>
/// <param name="Connected">Signed in to the embedded broker now; null when that can't be known: another broker, or connections without a key.</param>
/// <param name="LastObservedAt">When its newest reading was observed, UTC; null when none is known.</param>
/// <param name="LastReceivedAt">When the newest readings of its sensors came, UTC. Far behind asOf: it is away. Far after lastObservedAt: it sends what it kept.</param>
/// <param name="SilentSensors">Sensors without a reading for three of their intervals (`Telemetry:Devices:SilentAfterIntervals`), never heard ones included, whoever's fault it is.</param>
/// <param name="AwaySince">Since when the alert gateway-away stands, UTC; null when it does not.</param>
internal sealed record SystemGatewayDto(
    string Id,
    string Name,
    bool? Connected,
    DateTimeOffset? LastObservedAt,
    DateTimeOffset? LastReceivedAt,
    int Sensors,
    int SilentSensors,
    DateTimeOffset? AwaySince);
