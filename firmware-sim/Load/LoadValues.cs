using Telemetry.Domain.Quantities;

namespace Telemetry.FirmwareSim.Load;

/// <summary>What a quantity usually is, and how far it swings about that in hours. Chosen: nothing is concluded from a load.</summary>
internal static class LoadValues
{
    private static readonly Dictionary<Quantity, (double Usual, double Span)> Table = new()
    {
        [Quantity.RoadSurfaceTemperature] = (4, 1.5), [Quantity.SubsurfaceTemperature] = (5, 0.3), [Quantity.AirTemperature] = (5, 1.5),
        [Quantity.DewPoint] = (1, 1), [Quantity.RelativeHumidity] = (75, 8), [Quantity.WindSpeed] = (4, 2), [Quantity.PrecipitationRate] = (0.5, 0.3),
        [Quantity.SnowfallRate] = (0, 0), [Quantity.CloudCover] = (4, 2), [Quantity.AirPressure] = (1013, 1), [Quantity.GlobalRadiation] = (60, 30),
        [Quantity.SurfaceState] = (0, 0), [Quantity.WaterFilmThickness] = (0.2, 0.1), [Quantity.SnowDepth] = (0, 0), [Quantity.SurfaceSalinity] = (2, 1),
        [Quantity.Pm25] = (9, 3), [Quantity.Pm10] = (15, 3), [Quantity.No2] = (25, 8), [Quantity.O3] = (45, 8), [Quantity.So2] = (4, 2),
        [Quantity.Distance] = (800, 50), [Quantity.FillLevel] = (40, 5), [Quantity.ContainerTemperature] = (8, 1), [Quantity.Tilt] = (2, 1),
        [Quantity.BatteryVoltage] = (3.6, 0.01), [Quantity.BatteryLevel] = (80, 1),
    };

    /// <summary>A quantity that is not here yet keeps to the middle of what it may be.</summary>
    public static (double Usual, double Span) Of(Quantity quantity) =>
        Table.TryGetValue(quantity, out var usual) ? usual : ((quantity.Minimum + quantity.Maximum) / 2, 0);
}
