using Telemetry.Domain.Quantities;

namespace Telemetry.FirmwareSim.City;

/// <summary>What each kind of sensor of the demo city measures, and how often.</summary>
internal static class SensorPlan
{
    public static TimeSpan RoadInterval { get; } = TimeSpan.FromMinutes(10);

    public static TimeSpan BinInterval { get; } = TimeSpan.FromMinutes(30);

    public static IReadOnlyList<Quantity> Road { get; } =
    [
        Quantity.RoadSurfaceTemperature, Quantity.SubsurfaceTemperature, Quantity.AirTemperature, Quantity.DewPoint,
        Quantity.RelativeHumidity, Quantity.WindSpeed, Quantity.PrecipitationRate, Quantity.SurfaceState,
        Quantity.WaterFilmThickness, Quantity.SurfaceSalinity,
    ];

    private static readonly Quantity[] ReferenceAir = [Quantity.No2, Quantity.O3, Quantity.Pm25, Quantity.Pm10];
    private static readonly Quantity[] IndicativeAir = [Quantity.No2, Quantity.Pm25, Quantity.Pm10, Quantity.BatteryLevel];
    private static readonly Quantity[] HarbourAir = [Quantity.No2, Quantity.So2, Quantity.Pm25, Quantity.Pm10, Quantity.BatteryLevel];

    public static TimeSpan IntervalOf(AirSite site) => site.Reference ? TimeSpan.FromHours(1) : TimeSpan.FromMinutes(15);

    public static IReadOnlyList<Quantity> Of(AirSite site) =>
        site.Reference ? ReferenceAir : site.Sulphur > 0 ? HarbourAir : IndicativeAir;

    public static IReadOnlyList<Quantity> Of(WasteBin bin) =>
        [Quantity.Distance, Quantity.ContainerTemperature, Quantity.Tilt, BatteryOf(bin)];

    /// <summary>Modems of their own count their charge; the others say their cell's voltage.</summary>
    public static Quantity BatteryOf(WasteBin bin) => bin.Gateway is null ? Quantity.BatteryLevel : Quantity.BatteryVoltage;
}
