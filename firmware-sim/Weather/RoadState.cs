using Telemetry.Domain.Readings;

namespace Telemetry.FirmwareSim.Weather;

/// <summary>A road's surface at an instant.</summary>
/// <param name="Temperature">°C.</param>
/// <param name="Film">Liquid or frozen water from rain and dew, mm.</param>
/// <param name="Frost">Hoar deposited on the surface, mm of water.</param>
/// <param name="Salt">Dissolved salt, g/m².</param>
/// <param name="Below">°C at the depth of the second sensor.</param>
internal readonly record struct RoadState(double Temperature, double Film, double Frost, double Salt, double Below)
{
    /// <summary>Salt in the surface water, % by weight; 1 mm of water is 1,000 g/m².</summary>
    public double Salinity => Film < 0.01 ? 0 : Math.Min(23.3, 100 * Salt / ((Film * 1000) + Salt));

    public SurfaceState Surface => Film switch
    {
        >= 0.01 when Temperature <= Brine.FreezingPoint(Salinity) - 0.25 => SurfaceState.Ice,
        >= 0.01 when Salinity >= 1 => SurfaceState.ChemicallyWet,
        >= 0.2 => SurfaceState.Wet,
        >= 0.01 => SurfaceState.Damp,
        _ => Frost >= 0.005 ? SurfaceState.Frost : SurfaceState.Dry,
    };
}
