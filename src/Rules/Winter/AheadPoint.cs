namespace Telemetry.Rules.Winter;

/// <summary>What is expected of a route's stretch at an instant. Temperatures in °C, precipitation in mm/h of water in the interval that ends here; NaN where there is no basis.</summary>
/// <param name="Rst">With the station's offset.</param>
internal readonly record struct AheadPoint(
    DateTimeOffset At, double Rst, double Air, double FrostPoint, double Rain, double Snow, bool FreezingRain)
{
    public bool Hoar(double margin) => Rst <= 0 && FrostPoint + margin >= Rst;
}
