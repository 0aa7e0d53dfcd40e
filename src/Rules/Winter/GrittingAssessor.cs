using Telemetry.Domain.Decisions;
using Telemetry.Domain.Readings;

namespace Telemetry.Rules.Winter;

/// <summary>The gritting algorithm over given conditions: pure, stateless, the same steps that decide a route.</summary>
public static class GrittingAssessor
{
    public static GrittingAssessment Assess(GrittingConditions conditions, GrittingPolicyOptions policy)
    {
        var reasons = new List<Reason>(8);
        var minimum = conditions.MinimumRst;
        var dewPoint = DewPointOf(conditions);
        var frostPoint = dewPoint is { } dew ? FrostPoint.FromDewPoint(dew) : (double?)null;
        var hoar = minimum <= 0 && frostPoint + policy.HoarMarginK >= minimum;
        var falls = conditions.PrecipitationRate >= policy.PrecipitationFromMmH && conditions.PrecipitationRate > 0;
        var phase = falls ? PhaseOf(conditions, dewPoint) : null;
        var freezes = phase == PrecipitationPhase.FreezingRain
            || (phase == PrecipitationPhase.Rain
                && PhaseOfPrecipitation.FreezesOnTouch(minimum ?? double.NaN, conditions.AirTemperature, dewPoint, policy.FreezingRainWetBulb));
        var snows = conditions.FreshSnowMm > 0 || phase is PrecipitationPhase.Snow or PrecipitationPhase.Sleet;
        var (moisture, because) = RoadMoisture.Judge(
            new MoistureEvidence
            {
                FilmMm = conditions.WaterFilmMm,
                TrustedFilmMm = conditions.WaterFilmMm,
                Surface = conditions.Surface,
                RainWhileFrozen = minimum <= 0 && phase is PrecipitationPhase.Rain or PrecipitationPhase.Sleet,
                PrecipitationExpected = falls || snows,
                Hoar = hoar,
                FrostPoint = frostPoint,
                ShownWithoutPrecipitation = conditions.PrecipitationRate is { } rate && rate < policy.PrecipitationFromMmH,
                ShownFrostPointMargin = minimum is { } rst && frostPoint <= rst - policy.DryFrostPointMarginK,
            },
            policy);
        return new AlgorithmSteps(
            new Hazards
            {
                MinimumRst = minimum,
                RstTrusted = true,
                PresentRst = minimum,
                Air = conditions.AirTemperature,
                Surface = conditions.Surface,
                SnowDepthMm = conditions.SnowDepthMm,
                FreezingRainFalls = freezes,
                FreshSnowMm = !snows ? 0 : conditions.FreshSnowMm ?? double.PositiveInfinity,
                SnowRst = minimum ?? double.NaN,
                Moisture = moisture,
                MoistureBecause = because,
                Salt = conditions.Salt,
            },
            policy,
            reasons).Walk();
    }

    private static double? DewPointOf(GrittingConditions conditions) => conditions switch
    {
        { DewPoint: { } dew, AirTemperature: { } air } => DewPoint.Clamp(dew, air),
        { DewPoint: { } dew } => dew,
        { RelativeHumidity: { } humidity, AirTemperature: { } air } => DewPoint.FromRelativeHumidity(air, humidity),
        _ => null,
    };

    /// <summary>Null while neither the phase nor the air temperature is known: then it is taken as rain, which wets, and as freezing on a frozen road.</summary>
    private static PrecipitationPhase? PhaseOf(GrittingConditions conditions, double? dewPoint) =>
        conditions.Phase
        ?? (conditions.AirTemperature is { } air
            ? PhaseOfPrecipitation.In(air, dewPoint is { } dew ? DewPoint.ToRelativeHumidity(dew, air) : 100)
            : PrecipitationPhase.Rain);
}
