namespace Telemetry.Domain.Network;

public enum RoutePriority
{
    P1,
    P2,
    Footway,
}
