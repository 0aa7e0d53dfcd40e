namespace Telemetry.Domain.CallOuts;

/// <summary>A way by which people are reached.</summary>
public enum CallOutChannel
{
    Webhook = 0,
    Email = 1,
}
