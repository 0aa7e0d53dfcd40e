namespace Telemetry.Domain.Quantities;

/// <summary>What is measured, with its one canonical unit (UCUM) and the widest range a wire value may have.</summary>
/// <remarks>
/// The range here is what a reading can physically be; what is plausible is judged by quality control.
/// <see cref="Code"/> is written to the journal: never reuse one.
/// </remarks>
public sealed class Quantity
{
    internal Quantity(byte code, string name, string unit, double minimum, double maximum, string description)
    {
        Code = code;
        Name = name;
        Unit = unit;
        Minimum = minimum;
        Maximum = maximum;
        Description = description;
    }

    public byte Code { get; }

    /// <summary>The wire and API name, in lower snake case.</summary>
    public string Name { get; }

    /// <summary>UCUM unit of every value of this quantity inside the system.</summary>
    public string Unit { get; }

    public double Minimum { get; }

    public double Maximum { get; }

    public string Description { get; }

    public override string ToString() => Name;

    public static Quantity RoadSurfaceTemperature => QuantityCatalogue.RoadSurfaceTemperature;
    public static Quantity SubsurfaceTemperature => QuantityCatalogue.SubsurfaceTemperature;
    public static Quantity AirTemperature => QuantityCatalogue.AirTemperature;
    public static Quantity DewPoint => QuantityCatalogue.DewPoint;
    public static Quantity RelativeHumidity => QuantityCatalogue.RelativeHumidity;
    public static Quantity WindSpeed => QuantityCatalogue.WindSpeed;
    public static Quantity PrecipitationRate => QuantityCatalogue.PrecipitationRate;
    public static Quantity SnowfallRate => QuantityCatalogue.SnowfallRate;
    public static Quantity CloudCover => QuantityCatalogue.CloudCover;
    public static Quantity AirPressure => QuantityCatalogue.AirPressure;
    public static Quantity GlobalRadiation => QuantityCatalogue.GlobalRadiation;
    public static Quantity SurfaceState => QuantityCatalogue.SurfaceState;
    public static Quantity WaterFilmThickness => QuantityCatalogue.WaterFilmThickness;
    public static Quantity SnowDepth => QuantityCatalogue.SnowDepth;
    public static Quantity SurfaceSalinity => QuantityCatalogue.SurfaceSalinity;
    public static Quantity Pm25 => QuantityCatalogue.Pm25;
    public static Quantity Pm10 => QuantityCatalogue.Pm10;
    public static Quantity No2 => QuantityCatalogue.No2;
    public static Quantity O3 => QuantityCatalogue.O3;
    public static Quantity So2 => QuantityCatalogue.So2;
    public static Quantity Distance => QuantityCatalogue.Distance;
    public static Quantity FillLevel => QuantityCatalogue.FillLevel;
    public static Quantity ContainerTemperature => QuantityCatalogue.ContainerTemperature;
    public static Quantity Tilt => QuantityCatalogue.Tilt;
    public static Quantity BatteryVoltage => QuantityCatalogue.BatteryVoltage;
    public static Quantity BatteryLevel => QuantityCatalogue.BatteryLevel;
}
