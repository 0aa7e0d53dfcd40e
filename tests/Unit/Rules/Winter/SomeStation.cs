using Telemetry.Domain.Decisions;
using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Rules.EventTime;

namespace Telemetry.Tests.Unit.Rules.Winter;

/// <summary>Builds a road station's moment: readings every ten minutes, a forecast by the hour.</summary>
internal sealed class SomeStation
{
    private readonly Dictionary<Quantity, Series> _series = [];
    private readonly List<ForecastValue> _values = [];
    private readonly List<RoadNight> _nights = [];
    private readonly List<RoadForecastDay> _days = [];
    private DateTimeOffset? _issuedAt;

    public SomeStation(string site = "road-1", TimeSpan? interval = null)
    {
        Site = new Site(new SiteId(site), site, 51.5, -0.1, SiteKind.Road);
        Interval = interval ?? TimeSpan.FromMinutes(10);
    }

    public Site Site { get; private set; }

    public TimeSpan Interval { get; }

    public double OffsetK { get; init; }

    public SomeStation On(RoadProfile road)
    {
        Site = Site with { Road = road };
        return this;
    }

    /// <summary>Nights before a day: so many as usual, and three or fewer as many kelvin further above the air.</summary>
    public SomeStation Nights(DateTimeOffset until, int usual, double thenK, int then = 3)
    {
        for (var back = usual + then; back > 0; back--)
        {
            var noon = new DateTimeOffset(until.AddDays(1 - back).Date.AddHours(12), TimeSpan.Zero);
            _nights.Add(new RoadNight(
                Site.Id, new SensorId(Site.Id.Value + "-s"), DateOnly.FromDateTime(noon.AddDays(-1).Date), noon, 2, 10, (back % 2 * 0.2) + (back <= then ? thenK : 0), null));
        }

        return this;
    }

    public SomeStation Reads(Quantity quantity, DateTimeOffset at, double value, Flag flag = Flag.Pass, QcTest test = QcTest.None, Flag? first = null, DateTimeOffset? judgedAt = null)
    {
        if (!_series.TryGetValue(quantity, out var series))
        {
            series = new Series(new Sensor(new SensorId(Site.Id.Value + "-s"), Site.Id, new GatewayId("gw"), [quantity], Interval, InstrumentGrade.Reference), quantity);
            _series.Add(quantity, series);
        }

        series.Put(new CheckedReading(new Reading(series.Sensor.Id, quantity, at, value, at), flag, test, first ?? flag, first is null ? test : QcTest.None, judgedAt ?? at));
        return this;
    }

    /// <summary>A reading at each interval in [from, until].</summary>
    public SomeStation ReadsAll(Quantity quantity, DateTimeOffset from, DateTimeOffset until, Func<DateTimeOffset, double> value, Flag flag = Flag.Pass)
    {
        for (var at = from; at <= until; at += Interval)
        {
            Reads(quantity, at, value(at), flag, flag == Flag.Pass ? QcTest.None : QcTest.Persistence);
        }

        return this;
    }

    public SomeStation ReadsAll(Quantity quantity, DateTimeOffset from, DateTimeOffset until, double value, Flag flag = Flag.Pass) =>
        ReadsAll(quantity, from, until, _ => value, flag);

    public SomeStation IssuedAt(DateTimeOffset at)
    {
        _issuedAt = at;
        return this;
    }

    public SomeStation Forecasts(Quantity quantity, DateTimeOffset from, DateTimeOffset until, Func<DateTimeOffset, double> value)
    {
        for (var at = from; at <= until; at = at.AddHours(1))
        {
            _values.Add(new ForecastValue(at, quantity, value(at)));
        }

        return this;
    }

    public SomeStation Forecasts(Quantity quantity, DateTimeOffset from, DateTimeOffset until, double value) =>
        Forecasts(quantity, from, until, _ => value);

    /// <summary>Days before a time of which each forecast of every member was off by so many kelvin: what came was by that much warmer.</summary>
    public SomeStation Foreseen(DateTimeOffset until, int days, double offK)
    {
        for (var back = days; back > 0; back--)
        {
            var issued = new DateTimeOffset(until.AddDays(-back).Date.AddHours(15), TimeSpan.Zero);
            _days.Add(new RoadForecastDay(
                Site.Id, issued, issued.AddMinutes(30), [.. Enum.GetValues<RoadForecastMember>().Select(m => new RoadForecastTrack(m, [.. Enumerable.Repeat(1.0, 24)]))],
                [.. Enumerable.Repeat((double?)(1 + offK), 24)]));
        }

        return this;
    }

    public SiteMoment At(DateTimeOffset now)
    {
        var issue = _issuedAt is { } issued
            ? new ForecastIssue(Site.Id, issued, issued, "test", [.. _values.OrderBy(v => v.ValidAt).ThenBy(v => v.Quantity.Name, StringComparer.Ordinal)])
            : null;
        return new SiteMoment(Site, now, now.AddDays(-1), issue, [.. _series.Values.Select(s => new SeriesView(s, now))]) { Nights = new RoadNights(_nights), RoadForecastDays = _days };
    }
}
