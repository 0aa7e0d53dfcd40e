using System.ComponentModel.DataAnnotations;

namespace Telemetry.Rules.Winter;

/// <summary>
/// A council's gritting policy: every threshold of the decision, with its default, where that comes from and what changing it
/// costs. Authorities differ, so each is to be looked at before the first winter. Sources: docs/sources/winter.md#policy.
/// </summary>
public sealed partial class GrittingPolicyOptions : IValidatableObject
{
    public const string Section = "Telemetry:Winter";

    /// <summary>No action while the lowest road surface temperature (RST) stays above this, °C. Default 1.0 (Ayrshire, Surrey). Lower saves watching, and leaves no margin for the forecast's error of about 1 K.</summary>
    [Range(-5.0, 5.0)]
    public double NoActionAboveRst { get; set; } = 1.0;

    /// <summary>A moist road is treated when its lowest RST is at or below this, °C. Default 0.5 (Buckinghamshire). Higher treats more nights for nothing.</summary>
    [Range(-5.0, 5.0)]
    public double PrecautionaryAtOrBelowRst { get; set; } = 0.5;

    /// <summary>Treats cold roads though they are shown to be dry. Default false. True follows Buckinghamshire's plain rule and costs a run on each dry frost.</summary>
    public bool TreatDryRoads { get; set; }

    /// <summary>Below this water film the road is dry, mm. Default 0.01 (DATEX II).</summary>
    [Range(0.0, 1.0)]
    public double DampFilmMm { get; set; } = 0.01;

    /// <summary>From this water film the road is wet and the matrix's wet rows hold, mm. Default 0.2 (DATEX II, METRo). Lower spreads more.</summary>
    [Range(0.0, 5.0)]
    public double WetFilmMm { get; set; } = 0.2;

    /// <summary>Added to the frost point in the hoar test, K. Default 0; 0.5 allows for ±3 % of relative humidity.</summary>
    [Range(0.0, 3.0)]
    public double HoarMarginK { get; set; }

    /// <summary>Without a film sensor a road is dry only while the frost point stays this far below the RST, K. Default 1 (the platform's own; a hygrometer of ±3 % is worth 0.45 K).</summary>
    [Range(0.0, 10.0)]
    public double DryFrostPointMarginK { get; set; } = 1.0;

    /// <summary>… and only after this long without precipitation, measured all through, h. Default 12 (the platform's own).</summary>
    [Range(1.0, 12.0)]
    public double DryAfterHours { get; set; } = 12;

    /// <summary>Precipitation this recent leaves the road moist, h. Default 6 (the platform's own).</summary>
    [Range(0.0, 12.0)]
    public double MoistAfterPrecipitationHours { get; set; } = 6;

    /// <summary>Less than this is no precipitation, mm/h. Default 0.05 (RoadSurf).</summary>
    [Range(0.0, 1.0)]
    public double PrecipitationFromMmH { get; set; } = 0.05;

    /// <summary>Fresh snow from this depth is medium or heavy, mm. Default 10 (the matrix).</summary>
    [Range(1.0, 100.0)]
    public double MediumSnowFromMm { get; set; } = 10;

    /// <summary>Depth of fresh snow per water, mm/mm. Default 10 (METRo: 1 cm a millimetre). Powder is deeper.</summary>
    [Range(1.0, 30.0)]
    public double SnowDepthPerWater { get; set; } = 10;

    /// <summary>Snow settles if the RST is at or below this when it falls or later in the window, °C. Default 1.0 (the platform's own). Higher treats for snow that melts as it lands.</summary>
    [Range(-2.0, 5.0)]
    public double SnowSettlesAtOrBelowRst { get; set; } = 1.0;

    /// <summary>Rain freezes on a road at or below zero while the wet bulb is at or below this, °C. Default 0.5 (the platform's own). Warmer rain is rain on a wet road.</summary>
    [Range(-2.0, 2.0)]
    public double FreezingRainWetBulb { get; set; } = 0.5;

    /// <summary>Lying snow deeper than this is ploughed, mm. Default 30 (the matrix; Cumbria 30 to 50).</summary>
    [Range(5.0, 200.0)]
    public double PloughAboveMm { get; set; } = 30;

    /// <summary>Which temperature keys the matrix's ice rows. Default air, the source's column.</summary>
    public IceRowsKey IceRowsUse { get; set; } = IceRowsKey.Air;

    /// <summary>Below this RST a warning says that salt works less, °C. Default −7 (NWSRG; −5 in dry air).</summary>
    [Range(-15.0, 0.0)]
    public double SaltWarnBelowRst { get; set; } = -7;

    /// <summary>At or below this RST salt is a person's call, °C. Default −10: the matrix has no row for it, so it can only be raised.</summary>
    [Range(-10.0, 0.0)]
    public double EscalateAtOrBelowRst { get; set; } = -10;

    /// <summary>A footway is treated when ice or settled snow stays this long, h. Default 24 (Rochdale).</summary>
    [Range(1.0, 48.0)]
    public double FootwayIceStaysHours { get; set; } = 24;
}
