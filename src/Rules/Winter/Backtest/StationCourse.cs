using Telemetry.Rules.Winter.RoadSurface;

namespace Telemetry.Rules.Winter.Backtest;

/// <summary>What one station of a route measured over the whole record: only what passed its checks, in order of time.</summary>
/// <param name="OffsetK">Added to the station's road temperature to give the route's coldest stretch, as the gritting rule does.</param>
public sealed record StationCourse(double OffsetK, IReadOnlyList<RoadObservation> Rst, IReadOnlyList<RoadWeather> Weather);
