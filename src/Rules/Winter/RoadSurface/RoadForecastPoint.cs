using Telemetry.Domain.Readings;

namespace Telemetry.Rules.Winter.RoadSurface;

/// <summary>The road at one instant ahead.</summary>
/// <param name="At">UTC.</param>
/// <param name="Rst">Road surface temperature, °C.</param>
/// <param name="Quantiles">Of it.</param>
/// <param name="State">Null where nothing says what falls on the road.</param>
/// <param name="Stores">What lies on it, mm of water; null as the state.</param>
public readonly record struct RoadForecastPoint(DateTimeOffset At, double Rst, RoadQuantiles Quantiles, SurfaceState? State, RoadStores? Stores);
