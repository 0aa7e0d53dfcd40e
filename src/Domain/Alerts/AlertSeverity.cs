namespace Telemetry.Domain.Alerts;

public enum AlertSeverity
{
    Information,
    Warning,
    Major,
    Critical,
}
