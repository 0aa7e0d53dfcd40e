using System.ComponentModel.DataAnnotations;

namespace Telemetry.Rules.Winter;

/// <summary>The part of the policy on looking ahead and on timing.</summary>
public sealed partial class GrittingPolicyOptions
{
    /// <summary>An older forecast is no basis, h. Default 12 (forecasts come two or three times a day). Longer trusts a missed delivery.</summary>
    [Range(1.0, 48.0)]
    public double ForecastMaxAgeHours { get; set; } = 12;

    /// <summary>E-folding time of the difference of road and air, and of a trend, h. Default 4 (METRo, RoadSurf).</summary>
    [Range(0.5, 24.0)]
    public double RelaxationHours { get; set; } = 4;

    /// <summary>Where the network file describes a station's road and the forecast has air, dew point, wind and cloud, looks ahead by the surface model. Default true (it errs by 0.45 K where the decaying difference errs by 0.69: docs/winter-verification.md). False keeps to the decaying difference.</summary>
    public bool UseRoadModel { get; set; } = true;

    /// <summary>What a road without a current forecast is looked ahead with. Default Trend: TrendHours by the mean of its trend and its last days. StationAlone goes by the station's own last days to the end of the decision day: on measured nights it missed none that needed salt where the trend missed three of 25, with 12 false alarms for 3 (docs/winter-verification.md).</summary>
    public WithoutForecast WithoutForecast { get; set; } = WithoutForecast.Trend;

    /// <summary>How far a trend without a forecast is a basis, h. Default 3: beyond it errs by more than 2 K.</summary>
    [Range(0.5, 6.0)]
    public double TrendHours { get; set; } = 3;

    /// <summary>Readings that leave their own straight line by more than this are no trend, K. Default 1.5 (the spike limit of sub-hourly series).</summary>
    [Range(0.1, 10.0)]
    public double TrendAgreesWithinK { get; set; } = 1.5;

    /// <summary>Without a trusted road sensor the road is taken to be this much colder than the forecast air, K. Default 4: of 1,235 measured night hours none was further below (lowest −3.7).</summary>
    [Range(0.0, 15.0)]
    public double ClearNightMarginK { get; set; } = 4;

    /// <summary>Without a trusted road sensor, but with one at another station of the route, the road is taken to be this much colder than that one lets expect, K. Default 1.5 (the platform's own: beyond it neighbours by night mean a drift). Smaller trusts the neighbour more.</summary>
    [Range(0.0, 10.0)]
    public double NeighbourMarginK { get; set; } = 1.5;

    /// <summary>A rise by more than this since the sensor's previous trusted reading must be confirmed by its next one before it may warm a decision, K. Default 4 (the limit of a failed spike).</summary>
    [Range(0.5, 20.0)]
    public double UnconfirmedRiseK { get; set; } = 4;

    /// <summary>The coldest road–air difference of this past time is carried ahead, so that noise can't withdraw a treatment from one minute to the next. Default 30 min; zero takes the newest reading alone.</summary>
    public TimeSpan Hold { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>A sensor is silent after this many of its intervals. Default 3.</summary>
    [Range(1.0, 10.0)]
    public double SilentAfterIntervals { get; set; } = 3;

    /// <summary>Standard deviation of a forecast minimum RST, K, where the surface model gives no quantiles. Default 1.0 (from RoadSurf's mean error of 0.9). Only confidence, the probability of ice and cost–loss use it.</summary>
    [Range(0.1, 5.0)]
    public double ForecastSdK { get; set; } = 1.0;

    /// <summary>Treats a moist road in the band above the precautionary threshold too if the chance of freezing exceeds <see cref="CostLossRatio"/>. Default false. True treats every marginal night.</summary>
    public bool TreatByCostLoss { get; set; }

    /// <summary>Cost of treating over the loss it prevents. Default 0.125 (benefit about 8 to 1).</summary>
    [Range(0.01, 1.0)]
    public double CostLossRatio { get; set; } = 0.125;

    /// <summary>From the order to salt on the road. Default 60 min (the platform's own: set the council's). Too short hides a late start.</summary>
    public TimeSpan Mobilise { get; set; } = TimeSpan.FromMinutes(60);

    /// <summary>A treatment is to be done this long before the first freeze. Default 30 min (the platform's own).</summary>
    public TimeSpan SafetyMargin { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>How long before its latest start a treatment window opens. Default 120 min (the platform's own). Earlier loses salt to traffic.</summary>
    public TimeSpan WindowLength { get; set; } = TimeSpan.FromMinutes(120);

    /// <summary>Whether to prefer a start outside the hours below. Default true (North Yorkshire). A latest start inside them stays possible.</summary>
    public bool AvoidNightStart { get; set; } = true;

    /// <summary>Local time from which a start is avoided. Default 23:00.</summary>
    public TimeOnly AvoidFrom { get; set; } = new(23, 0);

    /// <summary>Local time until which a start is avoided. Default 05:00.</summary>
    public TimeOnly AvoidUntil { get; set; } = new(5, 0);

    /// <summary>Plans a second treatment after rain that goes on into the frost, also where the matrix has one only. Default true: the platform's own rule, not the matrix's, because rain washes off what was laid before it.</summary>
    public bool TreatAgainAfterRain { get; set; } = true;

    /// <summary>What no single property can show to be wrong; each failure in one sentence.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (PrecautionaryAtOrBelowRst > NoActionAboveRst)
        {
            yield return new($"{nameof(PrecautionaryAtOrBelowRst)} ({PrecautionaryAtOrBelowRst}) must not be above {nameof(NoActionAboveRst)} ({NoActionAboveRst}).",
                [nameof(PrecautionaryAtOrBelowRst), nameof(NoActionAboveRst)]);
        }

        if (DampFilmMm > WetFilmMm)
        {
            yield return new($"{nameof(DampFilmMm)} ({DampFilmMm}) must not be above {nameof(WetFilmMm)} ({WetFilmMm}).", [nameof(DampFilmMm), nameof(WetFilmMm)]);
        }

        if (EscalateAtOrBelowRst > SaltWarnBelowRst)
        {
            yield return new($"{nameof(EscalateAtOrBelowRst)} ({EscalateAtOrBelowRst}) must not be above {nameof(SaltWarnBelowRst)} ({SaltWarnBelowRst}).",
                [nameof(EscalateAtOrBelowRst), nameof(SaltWarnBelowRst)]);
        }

        if (AvoidNightStart && AvoidFrom == AvoidUntil)
        {
            yield return new($"{nameof(AvoidFrom)} and {nameof(AvoidUntil)} are the same: switch {nameof(AvoidNightStart)} off instead.", [nameof(AvoidFrom)]);
        }

        foreach (var (name, value, limit) in new[]
        {
            (nameof(Hold), Hold, TimeSpan.FromHours(3)),
            (nameof(Mobilise), Mobilise, TimeSpan.FromHours(12)),
            (nameof(SafetyMargin), SafetyMargin, TimeSpan.FromHours(6)),
            (nameof(WindowLength), WindowLength, TimeSpan.FromHours(12)),
        })
        {
            if (value < TimeSpan.Zero || value > limit)
            {
                yield return new($"{name} ({value}) must be between 00:00:00 and {limit}.", [name]);
            }
        }
    }
}
