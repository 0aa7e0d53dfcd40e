using Telemetry.Rules.Winter.RoadSurface;

namespace Telemetry.Rules.Winter;

/// <summary>What is expected of a route's stretch at an instant. Temperatures in °C, precipitation in mm/h of water in the interval that ends here; NaN where there is no basis.</summary>
/// <param name="Rst">With the station's offset.</param>
internal readonly record struct AheadPoint(
    DateTimeOffset At, double Rst, double Air, double FrostPoint, double Rain, double Snow, bool FreezingRain)
{
    /// <summary>Standard deviation of the road temperature's error, K, where there are no quantiles.</summary>
    public required double SdK { get; init; }

    /// <summary>Where the road temperature lies, with the station's offset; null where only a standard deviation is known.</summary>
    public RoadQuantiles? Quantiles { get; init; }

    /// <summary>Chance that the road is at or below a temperature, 0 to 1.</summary>
    public double ChanceAtOrBelow(double temperature) => Quantiles?.ChanceAtOrBelow(temperature) ?? Normal.Below(temperature, Rst, SdK);

    public bool Hoar(double margin) => Rst <= 0 && FrostPoint + margin >= Rst;
}
