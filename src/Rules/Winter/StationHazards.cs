using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.Winter;

/// <summary>Puts a station's outlook and evidence into the terms of the algorithm's steps.</summary>
internal sealed class StationHazards
{
    private readonly StationMoment _station;
    private readonly RoadSensor _sensor;
    private readonly Outlook _outlook;
    private readonly StationEvidence _evidence;
    private readonly GrittingPolicyOptions _policy;
    private readonly SurfaceMoisture _moisture;
    private readonly string _because;
    private readonly DateTimeOffset _lookBack;
    private readonly DateTimeOffset? _frozenRun;
    private readonly double _rstNow;
    private readonly bool _rainFreezesNow;
    private readonly bool _freezingRainFell;

    public StationHazards(StationMoment station, RoadSensor sensor, Outlook outlook, StationEvidence evidence, DecisionDay day, GrittingPolicyOptions policy)
    {
        _station = station;
        _sensor = sensor;
        _outlook = outlook;
        _evidence = evidence;
        _policy = policy;
        var present = outlook.Points[0];
        _lookBack = station.Moment.At.AddHours(-policy.DryAfterHours) is var hours && hours < day.Start ? hours : day.Start;
        _frozenRun = present.Rst <= policy.PrecautionaryAtOrBelowRst ? RunBelow(0, sensor) : null;

        // A road that froze and has not risen by half a degree since is frozen still, whatever the last decimal says.
        _rstNow = _frozenRun is null ? present.Rst : Math.Min(present.Rst, 0);
        var falling = evidence.Precipitation.FallsNow(policy);
        var dew = station.Moment.FrostPointNow(policy)?.DewPoint;
        var air = evidence.Air?.Value ?? (double.IsNaN(present.Air) ? null : present.Air);
        var liquid = IsLiquid(air, dew);
        var freezes = PhaseOfPrecipitation.FreezesOnTouch(_rstNow, air, dew, policy.FreezingRainWetBulb);
        _rainFreezesNow = falling && liquid && freezes;
        _freezingRainFell = !falling && freezes && FellAsRain(air, dew) && evidence.Precipitation.Last is { } last
            && station.Moment.At - last.At <= TimeSpan.FromHours(policy.MoistAfterPrecipitationHours)
            && _frozenRun <= last.At;
        FallsAsSnow = falling && !liquid;

        var hoar = outlook.AnyHoar(policy.HoarMarginK, out var hoarPoint);
        var now = new MoistureEvidence
        {
            FilmMm = evidence.FilmMm,
            TrustedFilmMm = evidence.TrustedFilmMm,
            Surface = evidence.Surface ?? evidence.SuspectSurface,
            PrecipitationRecent = falling || (evidence.Precipitation.Last is { } rain
                && station.Moment.At - rain.At <= TimeSpan.FromHours(policy.MoistAfterPrecipitationHours)),
            ShownWithoutPrecipitation = evidence.Precipitation.ShownDry,
            ShownFrostPointMargin = ShownFrostPointMargin(),
        };
        MoistNow = RoadMoisture.Judge(now, policy).Moisture != SurfaceMoisture.Dry;
        (_moisture, _because) = RoadMoisture.Judge(
            now with
            {
                RainWhileFrozen = AnyRainWhileFrozen(),
                PrecipitationExpected = AnyPrecipitation(),
                TrustedFilmMm = outlook.DrynessKnownWhileAtOrBelow(policy.NoActionAboveRst) ? now.TrustedFilmMm : null,
                Hoar = hoar,
                FrostPoint = hoar ? hoarPoint.FrostPoint : null,
                ShownFrostPointMargin = now.ShownFrostPointMargin && outlook.FrostPointStaysBelow(policy.DryFrostPointMarginK),
            },
            policy);
        MoistureShown = _moisture != SurfaceMoisture.Damp || evidence.FilmMm is not null || evidence.Surface is not null
            || now.PrecipitationRecent || hoar || AnyPrecipitation();
    }

    /// <summary>Moist, or not shown to be dry, before anything that is still to come.</summary>
    public bool MoistNow { get; }

    /// <summary>False: damp only for want of evidence.</summary>
    public bool MoistureShown { get; }

    public bool FallsAsSnow { get; }

    public DateTimeOffset? SnowOnset
    {
        get
        {
            if (FallsAsSnow)
            {
                return _evidence.Precipitation.FallingSince is { } seen && _outlook.SnowSince < seen ? _outlook.SnowSince : _evidence.Precipitation.FallingSince;
            }

            for (var i = 1; i < _outlook.Points.Count; i++)
            {
                if (_outlook.Points[i].Snow > 0 || _outlook.Points[i].FreezingRain)
                {
                    return i == 1 ? _outlook.SnowSince ?? _outlook.Points[0].At : _outlook.Points[i - 1].At;
                }
            }

            return null;
        }
    }

    public Hazards For(Route route, ResidualSalt? residual)
    {
        var snow = FreshSnow(out var snowRst);
        return new Hazards
        {
            MinimumRst = _outlook.Coldest.Rst,
            FreezingChance = _outlook.FreezingChance,
            RstTrusted = _sensor.Trust == RoadTrust.Trusted,
            PresentRst = _sensor.Base is { } rst ? rst.Value + _station.Station.OffsetK : null,
            Air = _evidence.Air?.Value ?? (double.IsNaN(_outlook.Points[0].Air) ? null : _outlook.Points[0].Air),
            Surface = _evidence.Surface,
            SnowDepthMm = _evidence.SnowDepthMm,
            FreezingRainFalls = _rainFreezesNow,
            FreezingRainFell = _freezingRainFell,
            FreezingRainExpected = AnyFreezingRain(),
            FreshSnowMm = snow,
            SnowRst = snowRst,
            Moisture = _moisture,
            MoistureBecause = _because,
            Salt = route.Salt,
            AtLeastMonitor = !_outlook.Covers || _sensor.Trust != RoadTrust.Trusted || _evidence.SuspectsIce,
            Footway = route.Priority == RoutePriority.Footway,
            IceStays = _outlook.IceStays,
            FootwaySecond = route is { Priority: RoutePriority.Footway, FootwayClass: 2 },
            IceLasted = route is { Priority: RoutePriority.Footway, FootwayClass: 2 } ? IceThrough(_policy.FootwayIceLastedHours) : null,
            Secondary = route.Priority == RoutePriority.P2,
            FrozenForLong = route.Priority == RoutePriority.P2 && _policy.SecondaryRoutes == SecondaryRoutes.Prolonged ? FrozenThrough(_policy.SecondaryAfterFrozenHours) : null,
            Residual = residual,
            Spreader = route.Spreader,
        };
    }

    /// <summary>Since when what calls for treatment at once has been there, as far back as the decision day reaches.</summary>
    public DateTimeOffset Since(MatrixRow? row, DecisionDay day)
    {
        var since = row == TreatmentMatrix.DeepSnow ? RunAtLeast(Quantity.SnowDepth, Math.BitIncrement(_policy.PloughAboveMm), day)
            : row == TreatmentMatrix.FreezingRainFalling ? _evidence.Precipitation.FallingSince
            : row == TreatmentMatrix.AfterFreezingRain ? _evidence.Precipitation.Last?.At
            : _evidence.SnowDepthMm > 0 ? RunAtLeast(Quantity.SnowDepth, double.Epsilon, day)
            : RunAtLeast(Quantity.SurfaceState, (double)SurfaceState.Frost, day);
        return since is { } start && start > day.Start ? start : day.Start;
    }

    /// <summary>Since when the route has been at or below a limit, as far back as the decision day reaches; a rise of under half a degree does not end it.</summary>
    public DateTimeOffset? FrozenSince(double limit, RoadSensor sensor, DecisionDay day)
    {
        if ((limit == 0 ? _frozenRun : RunBelow(limit, sensor)) is { } since)
        {
            return since > day.Start ? since : day.Start;
        }

        if (_outlook.Points[0].Rst > limit)
        {
            return null;
        }

        // Frozen by assumption only: since what the assumption rests on, and never before the road was last seen above the limit.
        var known = _outlook.Issue?.IssuedAt ?? sensor.Base?.At ?? _station.Moment.At;
        if (sensor.LastTrusted is { } seen && seen.Value + _station.Station.OffsetK > limit && seen.At > known)
        {
            known = seen.At;
        }

        return known > day.Start ? known : day.Start;
    }

    /// <summary>Since when ice has been deposited on a road shown to be dry otherwise; null where it isn't now.</summary>
    public DateTimeOffset? HoarSince(RoadSensor sensor, DecisionDay day)
    {
        if (MoistNow || sensor.View is not { } road || !_outlook.Points[0].Hoar(_policy.HoarMarginK))
        {
            return null;
        }

        var since = FrostPointHistory.HoarSince(_station.Moment, road, _station.Station.OffsetK, _lookBack, _policy);
        return since < day.Start ? day.Start : since;
    }

    /// <summary>For a road that is coldest now: since when it has been cold enough to treat.</summary>
    public DateTimeOffset? ColdSince(RoadSensor sensor, DecisionDay day) =>
        _outlook.Coldest.At == _station.Moment.At ? FrozenSince(_policy.PrecautionaryAtOrBelowRst, sensor, day) : null;

    /// <summary>When the last precipitation before an instant ends, unless it goes on into it; and whether rain falls on the frozen road.</summary>
    public (DateTimeOffset? End, bool IntoFreeze) RainBefore(DateTimeOffset freezeAt)
    {
        DateTimeOffset? end = null;
        for (var i = 1; i < _outlook.Points.Count; i++)
        {
            var point = _outlook.Points[i];
            if (point.Rain + point.Snow > 0 && point.At <= freezeAt)
            {
                end = point.At;
            }
        }

        var into = AnyRainWhileFrozen();

        // Rain up to the very freeze leaves no time after it: the first treatment can't wait for its end.
        return (into && freezeAt - end < TimeSpan.FromHours(1) ? null : end, into);
    }

    /// <summary>By an instrument for snow, else by the forecast's hour, else by air and humidity.</summary>
    private bool IsLiquid(double? air, double? dew)
    {
        if (_evidence.Precipitation.SnowRate is { } snow)
        {
            return (_evidence.Precipitation.Rate ?? snow) - snow >= _policy.PrecipitationFromMmH;
        }

        return _outlook.Points.Count > 1 && _outlook.Points[1] is var hour && hour.Rain + hour.Snow > 0
            ? hour.Snow == 0
            : IsRain(air, dew);
    }

    private bool FellAsRain(double? air, double? dew) =>
        _evidence.Precipitation.SnowRate is null ? IsRain(air, dew) : !_evidence.Precipitation.SnowFell;

    private static bool IsRain(double? air, double? dew) =>
        air is { } screen
        && PhaseOfPrecipitation.In(screen, dew is { } known ? DewPoint.ToRelativeHumidity(known, screen) : 100) == PrecipitationPhase.Rain;

    private DateTimeOffset? RunBelow(double limit, RoadSensor sensor) =>
        sensor.View?.RunStart(
            _lookBack,
            limit - _station.Station.OffsetK,
            limit + 0.5 - _station.Station.OffsetK,
            below: true);

    private DateTimeOffset? RunAtLeast(Quantity quantity, double limit, DecisionDay day)
    {
        DateTimeOffset? earliest = null;
        foreach (var view in _station.Moment.Series)
        {
            if (ReferenceEquals(view.Quantity, quantity) && view.RunStart(day.Start, limit, limit, below: false) is { } since
                && (earliest is null || since < earliest))
            {
                earliest = since;
            }
        }

        return earliest;
    }

    /// <summary>Looked up last and only where it can matter: it goes through hours of readings.</summary>
    private bool ShownFrostPointMargin() =>
        _evidence.Precipitation.ShownDry && _sensor.Trust == RoadTrust.Trusted
        && _outlook.Coldest.Rst <= _policy.NoActionAboveRst && _evidence.FilmMm is null
        && FrostPointHistory.StayedBelow(_station.Moment, _sensor.View!.Value, _station.Station.OffsetK, _policy);

    /// <summary>Whether every road temperature that passed in the last hours was at or below zero; null where they have a gap or the sensor is not trusted.</summary>
    private bool? FrozenThrough(double hours)
    {
        if (_sensor is not { Trust: RoadTrust.Trusted, View: { } road })
        {
            return null;
        }

        var (silence, from) = (Freshness.SilenceOf(road.Sensor, _policy), _station.Moment.At.AddHours(-hours));
        var (previous, whole) = (from, true);
        foreach (var observation in road.Between(from - silence, road.AsOf, Flag.Pass))
        {
            if (observation.At > from && observation.Value + _station.Station.OffsetK > 0)
            {
                return false;
            }

            whole &= observation.At - previous <= silence;
            previous = observation.At;
        }

        return whole ? true : null;
    }

    /// <summary>Whether a sensor of the surface or of snow has seen ice or snow in every reading of the last hours; null where none reported all through.</summary>
    private bool? IceThrough(double hours)
    {
        var from = _station.Moment.At.AddHours(-hours);
        bool? lasted = null;
        foreach (var view in _station.Moment.Series)
        {
            var depth = ReferenceEquals(view.Quantity, Quantity.SnowDepth);
            if (!depth && !ReferenceEquals(view.Quantity, Quantity.SurfaceState))
            {
                continue;
            }

            var silence = Freshness.SilenceOf(view.Sensor, _policy);
            var (previous, whole, there) = (from, true, true);
            foreach (var observation in view.Between(from - silence, view.AsOf, Flag.Pass))
            {
                there &= observation.At <= from || (depth ? observation.Value > 0
                    : (SurfaceState)(int)observation.Value is SurfaceState.Frost or SurfaceState.Ice or SurfaceState.Slush or SurfaceState.Snow);
                whole &= observation.At - previous <= silence;
                previous = observation.At;
            }

            if (there && whole && view.AsOf - previous <= silence)
            {
                return true;
            }

            lasted = there ? lasted : lasted ?? false;
        }

        return lasted;
    }

    private double FreshSnow(out double lowestRst)
    {
        var water = 0.0;
        lowestRst = double.PositiveInfinity;
        var since = _outlook.Points[0].At;
        foreach (var point in _outlook.Points)
        {
            water += point.Snow * (point.At - since).TotalHours;
            since = point.At;
            if (water > 0 || FallsAsSnow)
            {
                lowestRst = Math.Min(lowestRst, point.Rst);
            }
        }

        var now = _evidence.Precipitation;
        return FallsAsSnow && _outlook.Issue is null
            ? double.PositiveInfinity
            : (water + (FallsAsSnow && water == 0 ? Math.Max(now.SnowRate ?? 0, now.Rate ?? 0) : 0)) * _policy.SnowDepthPerWater;
    }

    private bool AnyFreezingRain()
    {
        foreach (var point in _outlook.Points)
        {
            if (point.FreezingRain)
            {
                return true;
            }
        }

        return false;
    }

    private bool AnyPrecipitation()
    {
        foreach (var point in _outlook.Points)
        {
            if (point.Rain + point.Snow > 0)
            {
                return true;
            }
        }

        return false;
    }

    private bool AnyRainWhileFrozen()
    {
        for (var i = 1; i < _outlook.Points.Count; i++)
        {
            if (_outlook.Points[i].Rain > 0 && (_outlook.Points[i].Rst <= 0 || (i == 1 ? _rstNow : _outlook.Points[i - 1].Rst) <= 0))
            {
                return true;
            }
        }

        return false;
    }
}
