using Telemetry.Domain.Forecasts;

namespace Telemetry.Rules.Winter.RoadSurface;

/// <summary>How far a forecast was from what then was measured: observed minus forecast, K.</summary>
public readonly record struct RoadForecastError(RoadForecastMember Member, DateTimeOffset IssuedAt, DateTimeOffset ValidAt, double Kelvin)
{
    public double LeadHours => (ValidAt - IssuedAt).TotalHours;
}
