namespace Telemetry.Domain.Alerts;

/// <summary>What kind of thing an alert's subject is.</summary>
public enum AlertSubject
{
    Site,
    Sensor,
    Gateway,
    Bin,
}
