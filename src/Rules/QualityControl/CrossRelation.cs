using Telemetry.Domain.Quantities;

namespace Telemetry.Rules.QualityControl;

/// <summary>CrossCheck: one quantity bounds another: lower ≤ upper × factor + above, and lower ≥ upper − below.</summary>
/// <remarks>Which of the two is wrong cannot be known from them, so both become suspect and neither fails.</remarks>
internal sealed record CrossRelation(Quantity Lower, Quantity Upper, double Factor, double Above, double Below)
{
    private const double NoBound = double.PositiveInfinity;

    public static IReadOnlyList<CrossRelation> All(QualityControlOptions options) =>
    [
        new(Quantity.DewPoint, Quantity.AirTemperature, 1, options.DewPointExcess, NoBound),
        new(Quantity.RoadSurfaceTemperature, Quantity.AirTemperature, 1, options.SurfaceAboveAir, options.SurfaceBelowAir),
        new(Quantity.Pm25, Quantity.Pm10, 1 + options.FineParticlesExcessShare, options.FineParticlesExcess, NoBound),
    ];

    public bool Holds(Quantity quantity, double value, double other)
    {
        var (lower, upper) = ReferenceEquals(quantity, Lower) ? (value, other) : (other, value);
        return lower <= (upper * Factor) + Above && lower >= upper - Below;
    }
}
