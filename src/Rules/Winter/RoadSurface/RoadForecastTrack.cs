namespace Telemetry.Rules.Winter.RoadSurface;

/// <summary>What one member foresaw at 1, 2, 3 … hours after the issue, °C: kept, so that its errors can be told later.</summary>
public sealed record RoadForecastTrack(RoadForecastMember Member, IReadOnlyList<double> Hourly);
