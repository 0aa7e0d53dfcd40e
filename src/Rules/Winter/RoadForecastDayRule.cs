using System.Reactive.Linq;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.Winter;

/// <summary>
/// Keeps once a day what is foreseen of a station's road from the decision hour on, and what was measured in the day before it: thirty of
/// them are the past errors by which the gritting rule knows how far to trust its forecasts (docs/sources/winter.md#errors-in-decisions).
/// </summary>
public sealed class RoadForecastDayRule(GrittingPolicyOptions policy) : IOutcomeRule
{
    /// <summary>Local: the hour at which British winter services decide, and the one that the published verification issues at.</summary>
    public static readonly TimeOnly DecisionHour = new(15, 0);

    /// <summary>Concluded so long after: the readings of the hour have come and been judged by the next ones, as the default hold time has it.</summary>
    public static readonly TimeSpan After = TimeSpan.FromMinutes(30);

    private static readonly TimeSpan Within = TimeSpan.FromMinutes(10);

    private readonly StationRoadModel _model = new(policy);

    public string Name => "road-forecast-day";

    public bool AppliesTo(Site site, IReadOnlyList<Sensor> sensors) => sensors.Any(s => s.Measures(Quantity.RoadSurfaceTemperature));

    public IObservable<Outcome> Evaluate(IObservable<SiteMoment> moments) => moments.SelectMany(Conclude);

    private IEnumerable<Outcome> Conclude(SiteMoment moment)
    {
        // Asked every minute of every station: the clock's minutes first.
        var issuedAt = moment.At - After;
        if (TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(issuedAt, moment.TimeZone).DateTime) != DecisionHour)
        {
            yield break;
        }

        var road = RoadSensor.Of(moment, policy);
        var measured = Measured(road, issuedAt);
        var until = DecisionDay.Containing(issuedAt, moment.TimeZone).End;
        RoadForecastTrack[] tracks = [.. _model.Tracks(moment, road, issuedAt, until).Select(t => new RoadForecastTrack(t.Member, [.. t.Hourly.Select(Rounded)]))];
        if (tracks.Length > 0 || Array.Exists(measured, m => m is not null))
        {
            yield return new RoadForecastDay(moment.Site.Id, issuedAt, moment.At, tracks, measured);
        }
    }

    /// <summary>Of each full hour the trusted reading nearest to it, if one is near.</summary>
    private static double?[] Measured(RoadSensor road, DateTimeOffset issuedAt)
    {
        var measured = new double?[RoadForecastDay.Hours];
        if (road is not { View: { } view, LastTrusted: { } last })
        {
            return measured;
        }

        var apart = new TimeSpan[RoadForecastDay.Hours];
        var first = issuedAt.AddHours(1 - RoadForecastDay.Hours);
        foreach (var observation in view.Between(first - Within - TimeSpan.FromTicks(1), last.At, Flag.Pass))
        {
            var hour = (int)Math.Round((observation.At - first).TotalHours);
            if (hour < RoadForecastDay.Hours && (observation.At - first.AddHours(hour)).Duration() is var away && away <= Within && (measured[hour] is null || away < apart[hour]))
            {
                (measured[hour], apart[hour]) = (Rounded(observation.Value), away);
            }
        }

        return measured;
    }

    private static double Rounded(double value) => Math.Round(value, 2);
}
