namespace Telemetry.Domain.Network;

/// <summary>A station's offset by thermal mapping's three categories of weather, K: nights alike cool a route's stretches alike.</summary>
/// <param name="Extreme">Calm and clear.</param>
/// <param name="Intermediate">Between the two.</param>
/// <param name="Damped">Overcast, with a wind.</param>
public sealed record WeatherOffsets(double Extreme, double Intermediate, double Damped)
{
    /// <summary>The most cautious of them: what holds where the weather is not known.</summary>
    public double Lowest => Math.Min(Extreme, Math.Min(Intermediate, Damped));
}
