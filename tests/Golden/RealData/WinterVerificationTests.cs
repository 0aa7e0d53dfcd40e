using System.Globalization;
using Telemetry.Rules.Winter;

namespace Telemetry.Tests.Golden.RealData;

/// <summary>
/// Measured nights through <c>replay</c>: the figures of docs/winter-verification.md are what the host gives, whatever they
/// are. When the rules change the figures, the test prints the new tables to put there.
/// </summary>
public sealed class WinterVerificationTests
{
    private static readonly (string Case, string Zone, int IntervalSeconds)[] MetroStations =
    [
        ("001", "America/Halifax", 1200), ("019", "Europe/Moscow", 2400), ("025", "America/Denver", 3600), ("031", "Europe/Helsinki", 1800),
    ];

    [Fact]
    public void The_documented_figures_are_what_replay_gives()
    {
        var table = new VerificationTable();
        foreach (var (name, zone, interval) in MetroStations)
        {
            AddMetro(table, name, zone, interval);
        }

        AddHornsgatan(table, withForecast: false);
        AddHornsgatan(table, withForecast: false, without: WithoutForecast.StationAlone);
        AddHornsgatan(table, withForecast: true);
        AddHornsgatan(table, withForecast: true, described: true);

        Documentation.Has("winter-verification.md", table.Markdown);
    }

    [Fact]
    public void The_sensor_fault_of_11_November_2010_moves_no_decision()
    {
        var whole = Hornsgatan.Replay(withForecast: true);
        var without = Hornsgatan.Replay(withForecast: true, described: false, local => local != Hornsgatan.SensorFault);
        var from = Hornsgatan.Utc(Hornsgatan.SensorFault).AddHours(-1);
        var actions = Enumerable.Range(0, 24 * 60).Select(m => from.AddMinutes(m)).ToArray();

        Assert.Equal(
            actions.Select(without.StandingAt),
            actions.Select(whole.StandingAt));
    }

    private static void AddMetro(VerificationTable table, string name, string zone, int interval)
    {
        var timeZone = TimeZoneInfo.FindSystemTimeZoneById(zone);
        using var replay = new ReplayFolder { NetworkJson = Station.NetworkJson("metro-" + name, zone, interval, 43.98, -66.12, "dew_point") };
        DateTimeOffset? first = null;
        foreach (var row in MeasuredData.Rows(MeasuredData.Require($"winter/metro_case{name}.csv")))
        {
            var at = DateTimeOffset.Parse(row["time_utc"], CultureInfo.InvariantCulture);
            first ??= at;
            replay.Reading(at, "rst", "road_surface_temperature", row["rst_c"]);
            replay.Reading(at, "met", "air_temperature", row["air_c"]);
            replay.Reading(at, "met", "dew_point", row["dewpoint_c"]);
            replay.Reading(at, "met", "wind_speed", Station.Scaled(row["wind_raw_kmh"], 1 / 3.6));
        }

        var nights = Station.Nights("metro_case" + name, timeZone, first!.Value, text => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture));
        var history = new DecisionHistory(replay.Run(), Station.Route);
        table.Add($"METRo {name}, no forecast", "15:00 local", nights.Select(n => (n, (DateTimeOffset?)Station.LocalTime(n.Start, 15, timeZone))), history);
        table.Add($"METRo {name}, no forecast", "first freeze", nights.Select(n => (n, n.FirstFreeze)), history);
    }

    private static void AddHornsgatan(VerificationTable table, bool withForecast, bool described = false, WithoutForecast without = WithoutForecast.Trend)
    {
        var history = Hornsgatan.Replay(withForecast, described, without);
        var nights = Station.Nights(
            "hornsgatan",
            TimeZoneInfo.FindSystemTimeZoneById(Hornsgatan.Zone),
            DateTimeOffset.MinValue,
            text => Hornsgatan.Utc(DateTime.Parse(text, CultureInfo.InvariantCulture)));
        var name = !withForecast && without == WithoutForecast.StationAlone ? "Hornsgatan, no forecast, the station alone (`WithoutForecast`)"
            : !withForecast ? "Hornsgatan, no forecast"
            : described ? "Hornsgatan, the same with the street described: the surface model"
            : "Hornsgatan, weather measured later as the 15:00 forecast";
        table.Add(name, "15:00 local", nights.Select(n => (n, (DateTimeOffset?)Hornsgatan.Utc(n.Start.ToDateTime(new TimeOnly(15, 0))))), history);
        table.Add(name, "first freeze", nights.Select(n => (n, n.FirstFreeze)), history);
    }
}
