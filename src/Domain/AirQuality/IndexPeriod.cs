namespace Telemetry.Domain.AirQuality;

public enum IndexPeriod
{
    Hour,
    Day,
}
