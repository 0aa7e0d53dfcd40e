namespace Telemetry.Domain.Network;

public enum SiteKind
{
    Road,
    Air,
    Bin,
}
