using System.Text.Json;
using Telemetry.Api.Endpoints.Forecasts;
using Telemetry.Api.Endpoints.Latest;
using Telemetry.Api.Endpoints.Map;
using Telemetry.Api.Endpoints.Network;
using Telemetry.Api.Endpoints.Readings;
using Telemetry.Api.Endpoints.Sites;
using Telemetry.Api.Endpoints.Stations;

namespace Telemetry.Tests.Browser;

/// <summary>What the fake host knows of its sites: a road station with a gap, a suspect and a failed reading in its day, and others silent, failing or never heard.</summary>
internal static class Places
{
    private static readonly DateTimeOffset Now = Night.Evening;

    /// <summary>Everything that the three pages ask for.</summary>
    public static void Serve(FakeHost host)
    {
        host.Answers["/api/v1/map"] = Map;
        host.Answers["/api/v1/sites"] = () => new SitesDto(host.Night.Now, host.Night.SimulatedTime, "Europe/London", Sites());
        host.Answers["/api/v1/alerts"] = () => City.AlertsAnswer(City.Alert(
            35, "hoar-frost", "Site", "mill-lane", "Mill Lane", "mill-lane", "Warning", "Raised", 17, "Road −1.2 °C, frost point −0.8 °C since 2026-01-14T21:30Z."));
        host.Answers["/api/v1/stations/mill-lane"] = () => Station(host.Night.Now);
        host.Answers["/api/v1/readings"] = () => new ReadingsPageDto(Now.AddHours(-24), Now, null, null, null, false, Readings(), null, null);
    }

    public static List<SiteDto> Sites() =>
    [
        new("mill-lane", "Mill Lane", "road", 53.41, -1.52, "reporting", 1, [], [], Now.AddMinutes(-7)),
        new("bridge-7", "Bridge 7", "road", 53.44, -1.46, "silent", 1, ["rws-7"], [], Now.AddMinutes(-97)),
        new("high-street", "High Street kerb", "air", 53.385, -1.47, "failing", 2, [], ["aq-2"], Now.AddMinutes(-47)),
        new("market-square", "Market Square", "bin", 53.382, -1.475, "never-reported", 1, ["bin-1"], [], null),
        new("moor-top", "Moor Top", "road", 53.47, -1.60, "partly-silent", 2, ["rws-9"], [], Now.AddMinutes(-3)),
    ];

    public static MapDto Map() => new(
        "FeatureCollection",
        [
            Route("R01", "Ring Road North", "P1", 41.3, [[-1.60, 53.42], [-1.55, 53.43], [-1.50, 53.45], [-1.44, 53.44]]),
            Route("R03", "Ring Road South", "P1", 38, [[-1.58, 53.38], [-1.52, 53.36], [-1.45, 53.37], [-1.42, 53.39]]),
            Route("R06", "High Pass", "P1", 14.8, [[-1.62, 53.46], [-1.66, 53.48], [-1.70, 53.47]]),
            Route("R09", "Western Villages", "P2", 44, [[-1.64, 53.40], [-1.68, 53.38]]),
            Route("R11", "Seafront", "P2", 12.9, [[-1.40, 53.40], [-1.38, 53.43]]),
            Route("R12", "Harbour and Old Town", "P2", 21.4, null),
            .. Sites().Select(s => new MapFeatureDto("Feature", $"site/{s.Id}", JsonSerializer.SerializeToElement(new { type = "Point", coordinates = new[] { s.Longitude, s.Latitude } }), new("site", s.Id, s.Name, s.Kind, null, null, [], []))),
        ]);

    public static StationDto Station(DateTimeOffset now) => new(
        now, false, "Europe/London", Now.AddHours(-24), Sites()[0],
        [
            new("rws-1", "depot-north", "Northern depot", 600, 1800, "indicative",
                [Quantity("road_surface_temperature", "Cel"), Quantity("air_temperature", "Cel"), Quantity("dew_point", "Cel"), Quantity("precipitation_rate", "mm/h"), Quantity("surface_state", "code")]),
        ],
        [],
        [
            Latest("road_surface_temperature", "Cel", -1.2, 7),
            Latest("air_temperature", "Cel", 0.4, 7) with { Flag = "suspect", Test = "Spike" },
            Latest("dew_point", "Cel", -0.7, 95),
            Latest("surface_state", "code", 1, 7),
        ],
        [
            new(Some.Route("R01", "Ring Road North", "P1", 41.3), -0.4, 0.9),
            new(Some.Route("R09", "Western Villages", "P2", 44), 0, 0.5),
        ],
        [
            new("freezing", "road_surface_temperature", "Cel", 0, "Water freezes", null, "Definition of the Celsius scale; salt and dirt lower it"),
            new("no-action-above", "road_surface_temperature", "Cel", 1, "No action while the lowest road surface stays above", "Telemetry:Winter:NoActionAboveRst", "Ayrshire Roads Alliance plan 1.3; Surrey 2013"),
            new("precautionary", "road_surface_temperature", "Cel", 0.5, "A moist road is treated at or below", "Telemetry:Winter:PrecautionaryAtOrBelowRst", "Buckinghamshire policy 2022"),
            new("escalate", "road_surface_temperature", "Cel", -10, "A person decides at or below", "Telemetry:Winter:EscalateAtOrBelowRst", "Transport Scotland's treatment matrix ends there"),
        ],
        new(Now.AddHours(-3.8), Now.AddHours(-3.7), "Met Office", true, 12,
            [.. Enumerable.Range(0, 24).Select(h => new ForecastValueDto(Hour(h), Math.Round(0.5 - (h * 0.3), 1), Math.Round(-0.8 - (h * 0.25), 1), PrecipitationRate: h < 3 ? 0.4 : 0))],
            [.. Enumerable.Range(0, 24).Select(h => new FrostPointDto(Hour(h), -0.8 - (h * 0.25), -0.7 - (h * 0.22)))]),
        new("The dew point sensor, held at or below the air temperature", 1800,
            [.. Minutes().Reverse().Where(m => m > 95).Select(m => new FrostPointDto(Now.AddMinutes(-m), Dew(m), Dew(m) * 0.88))]));

    /// <summary>Every ten minutes of a day, without anything from 02:00 to 04:00 that morning; one value spikes, one is impossible.</summary>
    public static List<ReadingDto> Readings() =>
    [
        .. Minutes().Reverse().SelectMany(m => new[]
        {
            Reading("road_surface_temperature", "Cel", m, Math.Round(3.5 - ((1440 - m) / 300.0), 2)),
            Reading("air_temperature", "Cel", m, Math.Round(4.2 - ((1440 - m) / 360.0), 2)) with { Flag = m == 407 ? "suspect" : "pass", Test = m == 407 ? "Spike" : null },
            Reading("precipitation_rate", "mm/h", m, m is > 400 and < 700 ? 0.6 : 0),
            Reading("dew_point", "Cel", m, Math.Round(Dew(m), 2)),
            Reading("surface_state", "code", m, m is > 400 and < 700 ? 2 : 1),
        }),
        Reading("road_surface_temperature", "Cel", 3, 85) with { Flag = "fail", Test = "SensorRange" },
    ];

    /// <summary>Hourly means of a day: two hours have too little in them and one has nothing.</summary>
    public static List<BucketDto> Buckets() =>
    [
        .. Enumerable.Range(0, 24).Select(h => new BucketDto(
            "rws-1", "road_surface_temperature", "Cel", Hour(h - 24), Hour(h - 23), h == 5 ? null : 3.5 - (h * 0.2), h is 5 ? 0 : h is 6 or 7 ? 3 : 6, 0, 0, false, "indicative", h is 5 ? 0 : h is 6 or 7 ? 0.5 : 1, h is not (5 or 6 or 7))),
    ];

    private static DateTimeOffset Hour(int ahead) => new DateTimeOffset(2026, 1, 14, 22, 0, 0, TimeSpan.Zero).AddHours(ahead);

    private static IEnumerable<int> Minutes() => Enumerable.Range(0, 144).Select(i => 7 + (i * 10)).Where(m => m is < 1067 or > 1187);

    private static double Dew(int minutesAgo) => -0.7 + (minutesAgo / 500.0);

    private static QuantityDto Quantity(string name, string unit) => new(name, unit, -100, 100, name);

    private static LatestReadingDto Latest(string quantity, string unit, double value, int minutesAgo) => new(
        "mill-lane", "rws-1", quantity, unit, Now.AddMinutes(-minutesAgo), value, "pass", null, "", Now.AddMinutes(-minutesAgo), Now.AddMinutes(30 - minutesAgo), "indicative");

    private static ReadingDto Reading(string quantity, string unit, int minutesAgo, double value) => new(
        "rws-1", quantity, unit, Now.AddMinutes(-minutesAgo), value, "pass", null, "", Now.AddMinutes(-minutesAgo), Now.AddMinutes(-minutesAgo), "indicative");

    private static MapFeatureDto Route(string id, string name, string priority, double lengthKm, double[][]? line) => new(
        "Feature", $"route/{id}", line is null ? null : JsonSerializer.SerializeToElement(new { type = "LineString", coordinates = line }), new("route", id, name, null, priority, lengthKm, [], []));
}
