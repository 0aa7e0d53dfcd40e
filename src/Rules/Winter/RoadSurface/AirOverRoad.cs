namespace Telemetry.Rules.Winter.RoadSurface;

/// <summary>The weather at one step, whole and within its physical range.</summary>
internal readonly record struct AirOverRoad(double Air, double Vapour, double Wind, double Octas, double Global, double Rain, double Snow, double Pressure);
