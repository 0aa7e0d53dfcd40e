using Telemetry.Domain.Readings;

namespace Telemetry.Rules.Winter;

/// <summary>
/// Judges a road's moisture. "Dry" needs evidence: a film too thin to matter, or no precipitation and a frost point well
/// below the road all through. A surface sensor's "dry" is none, since such sensors take an icy road without salt for dry
/// (docs/sources/winter.md#moisture).
/// </summary>
internal static class RoadMoisture
{
    public static (SurfaceMoisture Moisture, string Because) Judge(in MoistureEvidence road, GrittingPolicyOptions policy)
    {
        if (road.FilmMm >= policy.WetFilmMm)
        {
            return (SurfaceMoisture.Wet, $"The road is wet: water film {Say.Number(road.FilmMm.Value)} mm.");
        }

        if (road.Surface is SurfaceState.Wet or SurfaceState.Streaming or SurfaceState.ChemicallyWet or SurfaceState.Slush)
        {
            return (SurfaceMoisture.Wet, "The road is wet by its surface sensor.");
        }

        if (road.RainWhileFrozen)
        {
            return (SurfaceMoisture.Wet, "The road will be wet: rain is expected while it is at or below 0.0 °C.");
        }

        if (road.FilmMm >= policy.DampFilmMm)
        {
            return (SurfaceMoisture.Damp, $"The road is damp: water film {Say.Number(road.FilmMm.Value)} mm.");
        }

        if (road.Surface is SurfaceState.Damp or SurfaceState.Frost or SurfaceState.Ice or SurfaceState.Snow)
        {
            return (SurfaceMoisture.Damp, "The road is moist by its surface sensor.");
        }

        if (road.PrecipitationExpected)
        {
            return (SurfaceMoisture.Damp, "The road will be moist: precipitation is expected.");
        }

        if (road.PrecipitationRecent)
        {
            return (SurfaceMoisture.Damp, $"The road counts as damp: precipitation in the last {Say.Number(policy.MoistAfterPrecipitationHours)} h.");
        }

        if (road.Hoar)
        {
            return (SurfaceMoisture.Damp, road.FrostPoint is { } frost
                ? $"Hoar frost will form: the frost point ({Say.Celsius(frost)}) is at or above the road's temperature."
                : "Hoar frost will form: the frost point is at or above the road's temperature.");
        }

        if (road.TrustedFilmMm < policy.DampFilmMm)
        {
            return (SurfaceMoisture.Dry, $"The road is dry: water film under {Say.Number(policy.DampFilmMm)} mm.");
        }

        return road is { ShownWithoutPrecipitation: true, ShownFrostPointMargin: true }
            ? (SurfaceMoisture.Dry, $"The road is dry: no precipitation for {Say.Number(policy.DryAfterHours)} h, and a frost point at least {Say.Number(policy.DryFrostPointMarginK)} K below the road all through.")
            : (SurfaceMoisture.Damp, "The road counts as damp: nothing shows that it is dry.");
    }
}
