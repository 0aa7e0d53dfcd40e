using Telemetry.Domain.Quantities;

namespace Telemetry.Rules.AirQuality;

/// <summary>The UK Daily Air Quality Index as Defra revised it in April 2013. Sources: docs/sources/air-quality.md#daqi.</summary>
public static class Daqi
{
    /// <summary>The name of the highest index of a site's pollutants.</summary>
    public const string Overall = "overall";

    /// <summary>Upper bounds of index 1 to 9, µg/m³.</summary>
    public static IReadOnlyList<DaqiBreakpoints> Table { get; } =
    [
        //                                                      Low            Moderate       High
        new(Quantity.Pm25, DaqiAveraging.Day,         [ 11,  23,  35,   41,  47,  53,   58,  64,   70]),
        new(Quantity.Pm10, DaqiAveraging.Day,         [ 16,  33,  50,   58,  66,  75,   83,  91,  100]),
        new(Quantity.No2,  DaqiAveraging.Hour,        [ 67, 134, 200,  267, 334, 400,  467, 534,  600]),
        new(Quantity.O3,   DaqiAveraging.EightHours,  [ 33,  66, 100,  120, 140, 160,  187, 213,  240]),
        new(Quantity.So2,  DaqiAveraging.QuarterHour, [ 88, 177, 266,  354, 443, 532,  710, 887, 1064]),
    ];

    /// <summary>The band of an index.</summary>
    public static string BandOf(int index) => index switch
    {
        >= 1 and <= 3 => "Low",
        >= 4 and <= 6 => "Moderate",
        >= 7 and <= 9 => "High",
        10 => "Very High",
        _ => throw new ArgumentOutOfRangeException(nameof(index), index, "An index is 1 to 10."),
    };
}
