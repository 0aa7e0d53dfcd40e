namespace Telemetry.Domain.Network;

public enum SaltType
{
    Dry,
    PreWet,
}
