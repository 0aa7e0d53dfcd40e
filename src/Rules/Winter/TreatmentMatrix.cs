using Telemetry.Domain.Decisions;

namespace Telemetry.Rules.Winter;

/// <summary>
/// The Scottish salt treatment matrix of 2009/10 (Transport Scotland, Appendix D), row by row: docs/sources/winter.md#matrix.
/// Its holes stay holes: there is no row for a road at or below −10 °C, none for lying snow of 30 mm or less, and no
/// pre-wetted figure where the source refers to its note 2. Note 3, a correction for lightly trafficked roads, could not be
/// read and is not applied.
/// </summary>
public static class TreatmentMatrix
{
    //                                              id                          condition in the source                                       dry  pre-wet treatments             plough
    private static readonly MatrixRow Frost0 = new("frost-to-minus-2", "frost, road at or above −2 °C", 8, 8, Treatments.One);
    private static readonly MatrixRow Frost2Damp = new("frost-minus-2-to-minus-5-damp", "frost, road between −2 and −5 °C, dry or damp", 10, 9, Treatments.One);
    private static readonly MatrixRow Frost2Wet = new("frost-minus-2-to-minus-5-wet", "frost, road between −2 and −5 °C, wet", 16, 15, Treatments.One);
    private static readonly MatrixRow Frost5Damp = new("frost-minus-5-to-minus-10-damp", "frost, road from −5 to above −10 °C, dry or damp", 18, 18, Treatments.One);
    private static readonly MatrixRow Frost5Wet = new("frost-minus-5-to-minus-10-wet", "frost, road from −5 to above −10 °C, wet existing or anticipated", 15, 15, Treatments.Two);
    private static readonly MatrixRow SnowLight = new("light-snow-forecast", "light snow forecast, under 10 mm", 20, 18, Treatments.One);
    private static readonly MatrixRow SnowHeavy = new("heavy-snow-or-freezing-rain-forecast", "medium or heavy snow or freezing rain forecast", 20, null, Treatments.Two);
    private static readonly MatrixRow RainFreezing = new("freezing-rain-falling", "freezing rain falling", 20, null, Treatments.Successive);
    private static readonly MatrixRow RainFrozen = new("after-freezing-rain", "after freezing rain", 20, null, Treatments.One);
    private static readonly MatrixRow IceMild = new("ice-formed-above-minus-5", "ice formed (minor), above −5 °C", 20, null, Treatments.One);
    private static readonly MatrixRow IceCold = new("ice-formed-to-minus-5", "ice formed (minor), at or below −5 °C", 20, null, Treatments.Two);
    private static readonly MatrixRow SnowDeep = new("snow-over-30-mm", "snow covering exceeding 30 mm", 20, null, Treatments.Successive, Plough: true);
    private static readonly MatrixRow PackedMild = new("packed-above-minus-8", "hard-packed snow or ice, above −8 °C", 20, null, Treatments.Successive);
    private static readonly MatrixRow PackedCold = new("packed-to-minus-8", "hard-packed snow or ice, at or below −8 °C: salt or abrasive", null, null, Treatments.Successive);

    public static IReadOnlyList<MatrixRow> Rows { get; } =
    [
        Frost0, Frost2Damp, Frost2Wet, Frost5Damp, Frost5Wet, SnowLight, SnowHeavy, RainFreezing, RainFrozen,
        IceMild, IceCold, SnowDeep, PackedMild, PackedCold,
    ];

    public static MatrixRow FreezingRainFalling => RainFreezing;

    public static MatrixRow AfterFreezingRain => RainFrozen;

    /// <summary>Lying snow over 30 mm. For 30 mm or less the source has no row; <see cref="Packed"/> is the nearest.</summary>
    public static MatrixRow DeepSnow => SnowDeep;

    /// <summary>Frost on a road that will go down to this temperature; null at or below −10 °C, where the source has no row.</summary>
    public static MatrixRow? Frost(double minimumRst, bool wet) => minimumRst switch
    {
        >= -2 => Frost0,
        > -5 => wet ? Frost2Wet : Frost2Damp,
        > -10 => wet ? Frost5Wet : Frost5Damp,
        _ => null,
    };

    /// <summary>Snow or freezing rain in the forecast; the depth is that of the fresh snow in the window.</summary>
    public static MatrixRow Forecast(double snowMm, bool freezingRain, double mediumFromMm) =>
        freezingRain || snowMm >= mediumFromMm ? SnowHeavy : SnowLight;

    /// <summary>Ice formed, by the temperature that the policy keys ice rows on; unknown counts as cold.</summary>
    public static MatrixRow Ice(double? key) => key > -5 ? IceMild : IceCold;

    /// <summary>Hard-packed snow or ice, by the temperature that the policy keys ice rows on; unknown counts as mild, the row that still gives a rate.</summary>
    public static MatrixRow Packed(double? key) => key <= -8 ? PackedCold : PackedMild;
}
