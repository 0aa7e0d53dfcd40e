using System.Globalization;
using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Network;
using Telemetry.Rules.Winter.RoadSurface;

namespace Telemetry.Tests.Golden.RealData;

/// <summary>
/// Hornsgatan's autumn foreseen anew each day at 15:00 local, pair by pair with METRo's own predictions. At each issue only what
/// was measured by then is given, but for the weather, which where it is given is the weather measured later.
/// </summary>
internal sealed class RoadHindcast
{
    private static readonly DateTimeOffset Fault = Hornsgatan.Utc(Hornsgatan.SensorFault);
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById(Hornsgatan.Zone);

    /// <summary>The street as NORTRIP's example metadata describes it: nothing of it was found out from the temperatures.</summary>
    public static RoadProfile Street { get; } = new()
    {
        SkyView = 0.39,
        Canyon = new StreetCanyon(23, 24.5, 76),
        Albedo = 0.15,
        WindFactor = 0.5,
        WindHeightM = 2,
        Traffic = new RoadTraffic(23_270, 0.03, 28, 4),
    };

    private readonly Dictionary<(string Variant, DateTimeOffset Issue, int Lead), double> _metro = [];
    private readonly Dictionary<DateTimeOffset, double> _rst = [];
    private readonly Dictionary<DateTimeOffset, double> _air = [];
    private readonly Dictionary<string, List<RoadForecastDay>> _days = [];
    private readonly RoadObservation[] _surface;
    private readonly RoadObservation[] _subsurface;
    private readonly RoadWeather[] _weather;

    public RoadHindcast()
    {
        var issues = new SortedSet<DateTimeOffset>();
        foreach (var row in MeasuredData.Rows(MeasuredData.Require("winter/metro_hindcast_hornsgatan_autumn.csv")))
        {
            var issue = DateTimeOffset.Parse(row["issue_time_utc"], CultureInfo.InvariantCulture);
            issues.Add(issue);
            _metro.Add((row["cloud_variant"], issue, int.Parse(row["lead_h"], CultureInfo.InvariantCulture)), Number(row["rst_metro_c"]));
        }

        Issues = [.. issues];
        var rows = MeasuredData.Rows(MeasuredData.Require("winter/hornsgatan_hourly_2010-10_to_2010-12-19.csv"))
            .Select(r => (At: Hornsgatan.Utc(DateTime.Parse(r["time_local"], CultureInfo.InvariantCulture)), Row: r)).ToArray();
        foreach (var (at, row) in rows)
        {
            _air[at] = Number(row["air_c"]);
            if (row["rst_c"].Length > 0 && at != Fault)
            {
                _rst[at] = Number(row["rst_c"]);
            }
        }

        _surface = [.. rows.Where(r => _rst.ContainsKey(r.At)).Select(r => new RoadObservation(r.At, _rst[r.At]))];
        _subsurface = [.. rows.Select(r => new RoadObservation(r.At, Number(r.Row["derived_subsurface_40cm_c"])))];
        _weather =
        [
            .. rows.Select(r => new RoadWeather(r.At)
            {
                Air = Number(r.Row["air_c"]),
                DewPoint = Number(r.Row["dewpoint_c"]),
                Wind = Number(r.Row["wind_ms"]),
                Cloud = Number(r.Row["derived_cloud_octas"]),
                Radiation = Number(r.Row["global_radiation_w_m2"]),
                Precipitation = Number(r.Row["rain_mm_h"]) + Number(r.Row["snow_mm_h"]),
                Snowfall = Number(r.Row["snow_mm_h"]),
            }),
        ];
    }

    /// <summary>15:00 local of each day that METRo was run for.</summary>
    public DateTimeOffset[] Issues { get; }

    /// <summary>A local hour of every day with eight measured days before it and a whole one after it.</summary>
    public DateTimeOffset[] Daily(int localHour)
    {
        var first = Hornsgatan.Utc(new DateTime(2010, 10, 9).AddHours(localHour));
        return [.. Enumerable.Range(0, 71).Select(d => first.AddDays(d)).Where(i => i.AddHours(24) <= _weather[^1].At && Rst(i) is not null)];
    }

    public double? Rst(DateTimeOffset at) => _rst.TryGetValue(at, out var value) ? value : null;

    /// <summary>Foresees every night in turn; each forecast's errors are known to the later ones as far as they have been measured by then.</summary>
    public Dictionary<DateTimeOffset, RoadForecast> Run(
        RoadProfile? road, bool withWeather, bool withRadiation = true, bool withSubsurface = true, IEnumerable<DateTimeOffset>? issues = null)
    {
        List<RoadForecastError> errors = [];
        Dictionary<DateTimeOffset, RoadForecast> forecasts = [];
        foreach (var issue in issues ?? Issues)
        {
            var weather = withRadiation ? _weather : [.. _weather.Select(w => w with { Radiation = double.NaN })];
            var request = Request(road, issue, issue.AddDays(-15), weather, withWeather) with { Errors = new RoadForecastErrors(errors, issue) };
            var forecast = RoadForecaster.Forecast(withSubsurface ? request : request with { Subsurface = [] });
            forecasts.Add(issue, forecast);
            errors.AddRange(RoadForecastErrors.Of(forecast, Rst));
        }

        return forecasts;
    }

    /// <summary>Each hour from 15:00 to 08:00 of every night that METRo was run for, three hours ahead without a forecast, with what a station in the replays has: neither cloud, radiation, subsurface nor the street.</summary>
    public NextHours Ahead()
    {
        var ahead = new NextHours("Hornsgatan", new Site(new SiteId("hornsgatan"), "Hornsgatan", 59.317, 18.049, SiteKind.Road), Zone);
        RoadWeather[] weather = [.. _weather.Select(w => w with { Cloud = double.NaN, Radiation = double.NaN })];
        foreach (var issue in Issues.SelectMany(i => Enumerable.Range(0, 18).Select(h => i.AddHours(h))).Where(i => Rst(i) is not null).Distinct())
        {
            ahead.Issue(issue, _surface, [], weather, Rst);
        }

        return ahead;
    }

    /// <summary>
    /// The same as a decision does: from 44 h of readings and what is remembered of the days before, each concluded half an hour
    /// after 15:00, when <see cref="Telemetry.Rules.Winter.RoadForecastDayRule"/> does.
    /// </summary>
    public Dictionary<DateTimeOffset, RoadForecast> RunAsDecisions(
        RoadProfile? road, bool withWeather, IEnumerable<DateTimeOffset>? issues = null, bool withDays = true)
    {
        var days = withDays ? Days(road) : [];
        return (issues ?? Issues).ToDictionary(i => i, i => Decided(road, i, withWeather, [.. days.Where(d => d.ConcludedAt < i.AddMinutes(30))]));
    }

    private List<RoadForecastDay> Days(RoadProfile? road)
    {
        // Several runs ask for the same.
        var name = road?.ToString() ?? "";
        if (_days.TryGetValue(name, out var days))
        {
            return days;
        }

        _days.Add(name, days = []);
        for (var at = Hornsgatan.Utc(new DateTime(2010, 10, 3, 15, 0, 0)); at <= _weather[^1].At; at = at.AddDays(1))
        {
            RoadForecastTrack[] tracks = Rst(at) is null ? [] :
            [
                .. Decided(road, at, true, days).Tracks.Concat(Decided(road, at, false, days).Tracks)
                    .Select(t => new RoadForecastTrack(t.Member, [.. t.Hourly.Select(v => Math.Round(v, 2))])),
            ];
            days.Add(new RoadForecastDay(new SiteId("hornsgatan"), at, at.AddMinutes(30), tracks, [.. Enumerable.Range(-23, 24).Select(h => Rst(at.AddHours(h)))]));
        }

        return days;
    }

    private RoadForecast Decided(RoadProfile? road, DateTimeOffset issue, bool withWeather, IReadOnlyList<RoadForecastDay> days)
    {
        var from = issue.AddHours(-44);
        var request = Request(road, issue, from, _weather, withWeather);
        return RoadForecaster.Forecast(request with
        {
            Surface = withWeather ? request.Surface : [.. RememberedRoad.Course(days, issue.AddDays(-8), from), .. request.Surface],
            Errors = RememberedRoad.Errors(RememberedRoad.Counting(days, issue)),
        });
    }

    private RoadForecastRequest Request(RoadProfile? road, DateTimeOffset issue, DateTimeOffset from, IEnumerable<RoadWeather> weather, bool withWeather) =>
        new(new Site(new SiteId("hornsgatan"), "Hornsgatan", 59.317, 18.049, SiteKind.Road) { Road = road }, Zone, issue)
        {
            Surface = [.. _surface.Where(o => o.At > from && o.At <= issue)],
            Subsurface = [.. _subsurface.Where(o => o.At > from && o.At <= issue)],
            Measured = [.. weather.Where(w => w.At > from && w.At <= issue)],
            Weather = withWeather ? [.. weather.Where(w => w.At >= issue && w.At <= issue.AddHours(24))] : [],
            WeatherIssuedAt = issue,
        };

    public double? Metro(string variant, DateTimeOffset issue, int lead) =>
        _metro.TryGetValue((variant, issue, lead), out var value) ? value : null;

    public double? Persistence(DateTimeOffset issue, int lead) => Rst(issue);

    public double? DampedTrend(DateTimeOffset issue, int lead) =>
        Rst(issue) is { } now && Rst(issue.AddHours(-1)) is { } before ? now + ((now - before) * 4 * (1 - Math.Exp(-lead / 4.0))) : null;

    public double? YesterdayAndOffset(DateTimeOffset issue, int lead) =>
        Rst(issue.AddHours(lead - 24)) is { } yesterday && Rst(issue) is { } now && Rst(issue.AddHours(-24)) is { } then ? yesterday + now - then : null;

    public double? AirAndOffset(DateTimeOffset issue, int lead) =>
        Rst(issue) is { } now ? _air[issue.AddHours(lead)] + ((now - _air[issue]) * Math.Exp(-lead / 4.0)) : null;

    private static double Number(string text) => text.Length == 0 ? double.NaN : double.Parse(text, CultureInfo.InvariantCulture);
}
