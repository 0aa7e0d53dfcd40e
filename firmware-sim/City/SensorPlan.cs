using Telemetry.Domain.Quantities;

namespace Telemetry.FirmwareSim.City;

/// <summary>What each kind of sensor of the demo city measures, and how often.</summary>
internal static class SensorPlan
{
    public static TimeSpan RoadInterval { get; } = TimeSpan.FromMinutes(10);

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
}
