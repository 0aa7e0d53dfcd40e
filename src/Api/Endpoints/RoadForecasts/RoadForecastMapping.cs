using Telemetry.Domain.Readings;
using Telemetry.Rules.Winter.RoadSurface;

namespace Telemetry.Api.Endpoints.RoadForecasts;

/// <summary>From the model's points to what is published.</summary>
internal static class RoadForecastMapping
{
    public static RoadForecastPointDto ToDto(this RoadForecastPoint point) => new(
        point.At,
        Kelvin(point.Rst),
        Kelvin(point.Quantiles.P10),
        Kelvin(point.Quantiles.P25),
        Kelvin(point.Quantiles.P50),
        Kelvin(point.Quantiles.P75),
        Kelvin(point.Quantiles.P90),
        Math.Round(point.Quantiles.ChanceAtOrBelow(0), 3),
        point.State is { } state ? Name(state) : null,
        point.Stores is { } film ? Math.Round(film.Water, 3) : null,
        point.Stores is { } ice ? Math.Round(ice.Frozen, 3) : null);

    public static double Kelvin(double temperature) => Math.Round(temperature, 2);

    public static string Name(SurfaceState state) => state == SurfaceState.ChemicallyWet ? "chemically_wet" : state.ToString().ToLowerInvariant();
}
