namespace Telemetry.Domain.Alerts;

public enum AlertState
{
    Raised,
    Cleared,
}
