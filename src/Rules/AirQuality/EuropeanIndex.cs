using Telemetry.Domain.Quantities;

namespace Telemetry.Rules.AirQuality;

/// <summary>The European Air Quality Index with the bands of its 2024 revision, of means of an hour. Sources: docs/sources/air-quality.md#european.</summary>
public static class EuropeanIndex
{
    /// <summary>Upper bounds of level 1 to 5, µg/m³, each belonging to its level.</summary>
    public static IReadOnlyList<EuropeanBreakpoints> Table { get; } =
    [
        //                  Good Fair Moderate Poor Very poor
        new(Quantity.Pm25, [  5,  15,  50,  90, 140]),
        new(Quantity.Pm10, [ 15,  45, 120, 195, 270]),
        new(Quantity.No2,  [ 10,  25,  60, 100, 150]),
        new(Quantity.O3,   [ 60, 100, 120, 160, 180]),
        new(Quantity.So2,  [ 20,  40, 125, 190, 275]),
    ];

    /// <summary>The name of a level.</summary>
    public static string BandOf(int level) => level switch
    {
        1 => "Good",
        2 => "Fair",
        3 => "Moderate",
        4 => "Poor",
        5 => "Very poor",
        6 => "Extremely poor",
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "A level is 1 to 6."),
    };
}
