using Telemetry.Domain.Decisions;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.Winter;

/// <summary>What a station's instruments, other than the road sensor, say at a moment.</summary>
internal sealed class StationEvidence(SiteMoment moment, GrittingPolicyOptions policy)
{
    public Observation? Air { get; } = moment.Fresh(Quantity.AirTemperature, Flag.Pass, policy);

    /// <summary>What passed: on it a treatment may rest.</summary>
    public SurfaceState? Surface { get; } = State(moment.Fresh(Quantity.SurfaceState, Flag.Pass, policy));

    /// <summary>The newest, suspect too: it may speak for moisture.</summary>
    public SurfaceState? SuspectSurface { get; } = State(moment.Fresh(Quantity.SurfaceState, Flag.Suspect, policy));

    /// <summary>The wettest film of the hold time, suspect ones too: a road that dries about a limit does not change its row from one reading to the next.</summary>
    public double? FilmMm { get; } = WettestHeld(moment, policy);

    /// <summary>Null unless the newest film of every film sensor passed.</summary>
    public double? TrustedFilmMm { get; } = TrustedFilm(moment, policy);

    public double? SnowDepthMm { get; } = moment.Greatest(Quantity.SnowDepth, Flag.Pass, policy)?.Value;

    /// <summary>Ice or snow by a reading that is only suspect: no ground for treatment, but none for calm either.</summary>
    public bool SuspectsIce { get; } =
        State(moment.Fresh(Quantity.SurfaceState, Flag.Suspect, policy)) is SurfaceState.Frost or SurfaceState.Ice or SurfaceState.Slush or SurfaceState.Snow
        || moment.Greatest(Quantity.SnowDepth, Flag.Suspect, policy)?.Value > 0;

    public PrecipitationHistory Precipitation { get; } = PrecipitationHistory.Of(moment, policy);

    public StationInput Input(StationMoment station, RoadSensor sensor, Humidity? humidity, Outlook? outlook)
    {
        List<PredictedTemperature> ahead = [];
        for (var i = 0; i < outlook?.Points.Count; i++)
        {
            // The model's steps between full hours are for the decision, not for the record.
            if (i == 0 || i == outlook.Points.Count - 1 || outlook.ModelledFrom is null || outlook.Points[i].At.UtcDateTime is { Minute: 0, Second: 0 })
            {
                ahead.Add(new PredictedTemperature(outlook.Points[i].At, outlook.Points[i].Rst - outlook.OffsetK));
            }
        }

        return new StationInput(
            station.Station.Site,
            station.Station.OffsetK,
            sensor.LastTrusted?.Value,
            sensor.LastTrusted?.At,
            sensor.State,
            Air?.Value,
            humidity?.DewPoint,
            humidity?.FrostPoint,
            (Surface ?? SuspectSurface) is { } surface ? Name(surface) : null,
            FilmMm,
            SnowDepthMm,
            Precipitation.Last?.Value,
            Precipitation.Last?.At,
            outlook?.Issue?.IssuedAt,
            ahead);
    }

    private static double? WettestHeld(SiteMoment moment, GrittingPolicyOptions policy)
    {
        var wettest = moment.Greatest(Quantity.WaterFilmThickness, Flag.Suspect, policy)?.Value;
        if (wettest is null)
        {
            return null;
        }

        foreach (var view in moment.Series)
        {
            if (ReferenceEquals(view.Quantity, Quantity.WaterFilmThickness))
            {
                foreach (var observation in view.Between(moment.At - policy.Hold, moment.At, Flag.Suspect))
                {
                    wettest = Math.Max(wettest.Value, observation.Value);
                }
            }
        }

        return wettest;
    }

    private static double? TrustedFilm(SiteMoment moment, GrittingPolicyOptions policy)
    {
        double? wettest = null;
        foreach (var view in moment.Series)
        {
            if (!ReferenceEquals(view.Quantity, Quantity.WaterFilmThickness))
            {
                continue;
            }

            if (view.Newest is not { Flag: Flag.Pass } newest || moment.At - newest.At > Freshness.SilenceOf(view.Sensor, policy))
            {
                return null;
            }

            wettest = Math.Max(wettest ?? 0, newest.Value);
        }

        return wettest;
    }

    private static SurfaceState? State(Observation? observation) =>
        observation is { Value: >= 0 and <= 8 } known ? (SurfaceState)(int)known.Value : null;

    private static string Name(SurfaceState state) => state switch
    {
        SurfaceState.Dry => "dry",
        SurfaceState.Damp => "damp",
        SurfaceState.Wet => "wet",
        SurfaceState.Streaming => "streaming",
        SurfaceState.Frost => "frost",
        SurfaceState.Ice => "ice",
        SurfaceState.Slush => "slush",
        SurfaceState.Snow => "snow",
        _ => "chemically wet",
    };
}
