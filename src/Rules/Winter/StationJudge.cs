using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.Winter;

/// <summary>Decides about a route by one of its stations: gathers what is known, walks the algorithm's steps, sets the window.</summary>
internal sealed class StationJudge(
    RouteMoment on, StationMoment at, double spreadK, DecisionDay day, LocalClock clock, StationRoadModel model, GrittingPolicyOptions policy)
{
    /// <summary>A spread that a reader would see no effect of is not told, K.</summary>
    private const double LeastTold = 0.5;

    private readonly Route _route = on.Route;
    private readonly SiteMoment _moment = at.Moment;
    private readonly List<Reason> _reasons = new(12);
    private StationMoment _station = at;
    private string _offsetBecause = "";

    public StationVerdict Judge()
    {
        var sensor = RoadSensor.Of(_moment, policy);
        var humidity = _moment.FrostPointNow(policy);
        var outlook = Look(sensor, humidity);
        var evidence = new StationEvidence(_moment, policy);
        if (outlook is null)
        {
            var none = new Hazards { MinimumRst = null, RstTrusted = false, Moisture = SurfaceMoisture.Damp, MoistureBecause = "", Salt = _route.Salt };
            return new StationVerdict
            {
                Assessment = new AlgorithmSteps(none, policy, _reasons).Walk(),
                Input = evidence.Input(_station, sensor, humidity, null),
                Doubt = Doubt(sensor),
            };
        }

        if (spreadK > 0)
        {
            outlook.Widen(spreadK);
            if (spreadK >= LeastTold)
            {
                _reasons.Add(new Reason("station-spread", $"The route's stations with their offsets differ by {Say.Number(spreadK)} K (standard deviation) now: chances are reckoned so much wider."));
            }
        }

        var coldest = outlook.Coldest;
        _reasons.Add(new Reason("minimum-rst", $"Lowest road temperature to {clock.Say(outlook.BasisUntil)}: {Say.Celsius(coldest.Rst)} at {clock.Say(coldest.At)}{Offset()}."));
        var hazards = new StationHazards(_station, sensor, outlook, evidence, day, policy);
        var residual = new ResidualSaltSearch(on, _station, outlook, evidence, day, clock, policy).Find();
        var assessment = new AlgorithmSteps(hazards.For(_route, residual), policy, _reasons).Walk();
        var verdict = new StationVerdict
        {
            Assessment = assessment,
            Input = evidence.Input(_station, sensor, humidity, outlook),
            Doubt = Doubt(sensor),
            Treatments = assessment.Treatments,
            Coldest = coldest,
            BasisUntil = outlook.BasisUntil,
            IceProbability = IceChance.Of(assessment.Action, outlook.Points, hazards.MoistNow, policy),
            Confidence = Confidence.Of(assessment, coldest, sensor.Trust, outlook.Share, hazards.MoistureShown, policy),
        };
        return Time(verdict, hazards, sensor, outlook);
    }

    private Outlook? Look(RoadSensor sensor, Humidity? humidity)
    {
        var neighbours = sensor.Base is null ? Neighbours.Difference(on, _station, policy) : null;
        if (_station.Station.ByWeather is { } offsets && Ahead(_station with { Station = _station.Station with { OffsetK = 0 } }, sensor, humidity, neighbours, out _) is { } bare)
        {
            (var offset, _offsetBecause) = new WeatherOffsetSearch(_moment, bare, offsets, clock, policy).Find();
            _station = _station with { Station = _station.Station with { OffsetK = offset } };
        }

        var outlook = Ahead(_station, sensor, humidity, neighbours, out var why);
        if (outlook?.Issue is not null)
        {
            _reasons.Add(new Reason("forecast", $"Forecast issued {clock.Say(outlook.Issue.IssuedAt)}{(outlook.BasisUntil >= day.End ? "" : $", which ends {clock.Say(outlook.BasisUntil)}, before the decision day does")}."));
            if (outlook.ModelledFrom is { } begun)
            {
                _reasons.Add(new Reason("road-model", $"The road's temperature ahead is the surface model's, begun at {clock.Say(begun)} and moved by what was measured since."));
            }
            else if (outlook.NotModelled.Length > 0)
            {
                _reasons.Add(new Reason("road-not-modelled", $"The surface model can't be used, for {outlook.NotModelled}: the road's present difference to the air is carried ahead."));
            }

            if (outlook.BasisUntil >= day.End && !outlook.Covers)
            {
                _reasons.Add(new Reason("precipitation-not-forecast", "The forecast has no precipitation for the whole window: snow can't be excluded."));
            }
        }
        else
        {
            _reasons.Add(new Reason("no-forecast", outlook is null
                ? $"There is {why}."
                : outlook.ModelledFrom is not null ? $"There is {why}: the basis is what the station alone lets expect, by its own last days. The lowest road temperature lies between {Say.Celsius(outlook.Coldest.Quantiles!.Value.P10)} and {Say.Celsius(outlook.Coldest.Quantiles.Value.P90)} with a chance of 80 %; what may fall is not known. Without a forecast the road is monitored at the least."
                : $"There is {why}: the basis is the road's own trend{(outlook.WithLastDays ? " and its last days" : "")}, to {clock.Say(outlook.BasisUntil)}. Without a forecast the road is monitored at the least."));
        }

        if (sensor.Trust != RoadTrust.Trusted)
        {
            var state = $"The road sensor of {_station.Station.Site} is {sensor.Tell(clock)}";
            _reasons.Add(new Reason("road-sensor", sensor.Base is { } last
                ? $"{state}: its last trusted value, {Say.Celsius(last.Value)} at {clock.Say(last.At)}, stands in for it."
                : $"{state}."));
            if (sensor.Base is null && outlook is not null)
            {
                _reasons.Add(new Reason("road-assumed", neighbours is not null
                    ? $"The road there is assumed to be {Say.Number(policy.NeighbourMarginK)} K colder than the route's other stations let expect, or more if it was when last trusted: it is not measured."
                    : $"The road there is assumed to be {Say.Number(policy.ClearNightMarginK)} K colder than the forecast air, or more if it was when last trusted: it is not measured."));
            }
        }

        return outlook;
    }

    private Outlook? Ahead(StationMoment station, RoadSensor sensor, Humidity? humidity, double? neighbours, out string why) =>
        new ForecastOutlook(station, day, on.TimeZone, model, policy, neighbours).Look(sensor, humidity?.FrostPoint, _route, out why)
        ?? AloneOutlook.Look(station, day, on.TimeZone, sensor, humidity?.FrostPoint, model, policy)
        ?? TrendOutlook.Look(station, day, on.TimeZone, sensor, humidity?.FrostPoint, model, policy);

    private string? Doubt(RoadSensor sensor) => sensor.Trust == RoadTrust.Trusted ? null : sensor.Tell(clock);

    private string Offset() => _offsetBecause.Length > 0 ? $", with the route's offset of {Say.Number(_station.Station.OffsetK)} K by the weather ({_offsetBecause})"
        : _station.Station.OffsetK == 0 ? "" : $", with the route's offset of {Say.Number(_station.Station.OffsetK)} K";

    private StationVerdict Time(StationVerdict verdict, StationHazards hazards, RoadSensor sensor, Outlook outlook)
    {
        var row = verdict.Assessment.Row;
        if (verdict.Action is GrittingAction.Plough or GrittingAction.PostTreatment || row == TreatmentMatrix.FreezingRainFalling)
        {
            var since = hazards.Since(row, day);
            _reasons.Add(new Reason("at-once", $"So since {clock.Say(since)}: treat at once."));
            return verdict with { FirstFreezeAt = since, Window = TreatmentWindow.AtOnce(since, day) };
        }

        var frozenSince = outlook.Points[0].Rst <= policy.PrecautionaryAtOrBelowRst ? hazards.FrozenSince(0, sensor, day) : null;
        var firstFreeze = row is { IsFrost: false }
            ? hazards.SnowOnset
            : FirstFreeze.Find(outlook.Points, hazards.MoistNow, frozenSince, hazards.HoarSince(sensor, day), policy);
        var shown = verdict with { FirstFreezeAt = firstFreeze ?? frozenSince ?? FirstFreeze.BelowZero(outlook.Points) };
        if (!verdict.Action.Treats() && !(verdict.Action == GrittingAction.Escalate && firstFreeze is not null))
        {
            return shown;
        }

        var freeze = firstFreeze ?? frozenSince;
        var due = freeze ?? hazards.ColdSince(sensor, day) ?? verdict.Coldest!.Value.At;
        var rain = hazards.RainBefore(due);
        var window = TreatmentWindow.Before(due, freeze is not null, rain.End, _route.Treatment, _moment.At, day, clock, policy, _reasons);
        if (row is { IsFrost: true } && rain.IntoFreeze)
        {
            _reasons.Add(new Reason("rain-into-freeze", policy.TreatAgainAfterRain
                ? "Rain goes on into the frost and washes salt off: treat before the frost and again after the rain (the platform's rule; the matrix itself may have one treatment)."
                : "Rain goes on into the frost and washes salt off: look again after the rain."));
            if (policy.TreatAgainAfterRain && verdict.Treatments == Treatments.One)
            {
                shown = shown with { Treatments = Treatments.Two };
            }
        }

        return shown with { Window = window };
    }
}
