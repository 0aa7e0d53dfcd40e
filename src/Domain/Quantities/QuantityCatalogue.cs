using System.Text;

namespace Telemetry.Domain.Quantities;

/// <summary>Every quantity the system knows. To add one, add a row with the next free code.</summary>
public static class QuantityCatalogue
{
    //                                                                        code name                        unit      min     max    what
    internal static readonly Quantity RoadSurfaceTemperature = new(1, "road_surface_temperature", "Cel", -80, 100, "Temperature of the road's surface (RST)");
    internal static readonly Quantity SubsurfaceTemperature = new(2, "subsurface_temperature", "Cel", -80, 100, "Temperature below the road's surface");
    internal static readonly Quantity AirTemperature = new(3, "air_temperature", "Cel", -80, 80, "Screen air temperature");
    internal static readonly Quantity DewPoint = new(4, "dew_point", "Cel", -100, 60, "Dew point over water");
    internal static readonly Quantity RelativeHumidity = new(5, "relative_humidity", "%", 0, 110, "Relative humidity over water");
    internal static readonly Quantity WindSpeed = new(6, "wind_speed", "m/s", 0, 120, "Mean wind speed");
    internal static readonly Quantity PrecipitationRate = new(7, "precipitation_rate", "mm/h", 0, 1000, "Precipitation of any phase, as water");
    internal static readonly Quantity SnowfallRate = new(8, "snowfall_rate", "mm/h", 0, 500, "Snowfall, as water");
    internal static readonly Quantity CloudCover = new(9, "cloud_cover", "octas", 0, 8, "Cloud cover in eighths of the sky");
    internal static readonly Quantity AirPressure = new(10, "air_pressure", "hPa", 400, 1200, "Air pressure at the site");
    internal static readonly Quantity GlobalRadiation = new(11, "global_radiation", "W/m2", -50, 2000, "Short-wave radiation from sun and sky");
    internal static readonly Quantity SurfaceState = new(12, "surface_state", "code", 0, 8, "State of the road's surface, 0 dry to 8 chemically wet");
    internal static readonly Quantity WaterFilmThickness = new(13, "water_film_thickness", "mm", 0, 100, "Water on the road's surface");
    internal static readonly Quantity SnowDepth = new(14, "snow_depth", "mm", 0, 20000, "Depth of lying snow");
    internal static readonly Quantity SurfaceSalinity = new(15, "surface_salinity", "%", 0, 100, "Salt in the surface water, by weight");
    internal static readonly Quantity Pm25 = new(16, "pm2_5", "ug/m3", -100, 100000, "Particles under 2.5 µm");
    internal static readonly Quantity Pm10 = new(17, "pm10", "ug/m3", -100, 100000, "Particles under 10 µm");
    internal static readonly Quantity No2 = new(18, "no2", "ug/m3", -100, 100000, "Nitrogen dioxide at 20 °C and 1013 hPa");
    internal static readonly Quantity O3 = new(19, "o3", "ug/m3", -100, 100000, "Ozone at 20 °C and 1013 hPa");
    internal static readonly Quantity So2 = new(20, "so2", "ug/m3", -100, 100000, "Sulphur dioxide at 20 °C and 1013 hPa");
    internal static readonly Quantity Distance = new(21, "distance", "mm", 0, 20000, "Distance from a sensor to what is below it");
    internal static readonly Quantity FillLevel = new(22, "fill_level", "%", 0, 200, "Fill of a container");
    internal static readonly Quantity ContainerTemperature = new(23, "container_temperature", "Cel", -80, 1200, "Temperature inside a container");
    internal static readonly Quantity Tilt = new(24, "tilt", "deg", 0, 180, "Angle from upright");
    internal static readonly Quantity BatteryVoltage = new(25, "battery_voltage", "V", 0, 60, "Battery voltage");
    internal static readonly Quantity BatteryLevel = new(26, "battery_level", "%", 0, 100, "Battery charge");

    private static readonly Quantity[] ByCode = new Quantity[256];
    private static readonly Dictionary<string, Quantity> ByName = new(StringComparer.Ordinal);
    private static readonly Dictionary<string, Quantity>.AlternateLookup<ReadOnlySpan<char>> ByNameSpan;

    static QuantityCatalogue()
    {
        All =
        [
            RoadSurfaceTemperature, SubsurfaceTemperature, AirTemperature, DewPoint, RelativeHumidity, WindSpeed,
            PrecipitationRate, SnowfallRate, CloudCover, AirPressure, GlobalRadiation, SurfaceState,
            WaterFilmThickness, SnowDepth, SurfaceSalinity, Pm25, Pm10, No2, O3, So2, Distance, FillLevel,
            ContainerTemperature, Tilt, BatteryVoltage, BatteryLevel,
        ];
        foreach (var quantity in All)
        {
            ByCode[quantity.Code] = quantity;
            ByName.Add(quantity.Name, quantity);
        }

        ByNameSpan = ByName.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public static IReadOnlyList<Quantity> All { get; }

    public static Quantity? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>Finds by the journal code; null when no quantity has it.</summary>
    public static Quantity? Find(byte code) => ByCode[code];

    /// <summary>Finds by a name in UTF-8 without allocating.</summary>
    public static Quantity? Find(ReadOnlySpan<byte> utf8Name)
    {
        Span<char> name = stackalloc char[64];
        return utf8Name.Length <= name.Length && Encoding.UTF8.TryGetChars(utf8Name, name, out var length)
            ? ByNameSpan.TryGetValue(name[..length], out var quantity) ? quantity : null
            : null;
    }
}
