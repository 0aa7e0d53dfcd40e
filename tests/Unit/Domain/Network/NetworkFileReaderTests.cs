using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;

namespace Telemetry.Tests.Unit.Domain.Network;

public sealed class NetworkFileReaderTests
{
    public static TheoryData<string> Mutations => [.. NetworkFileMutations.All.Keys];

    [Fact]
    public void Reads_the_published_example_whole()
    {
        var result = Read(NetworkFileMutations.Example);

        Assert.Empty(result.Errors);
        var network = Assert.IsType<CityNetwork>(result.Network);
        Assert.Equal("Europe/London", network.TimeZone.Id);
        Assert.Equal(["depot-north", "aq-high-street", "bin-market-1"], network.Gateways.Select(g => g.Id.Value));
        var sensor = network.FindSensor(new SensorId("aq-high-street"))!;
        Assert.Equal(new GatewayId("aq-high-street"), sensor.Gateway);
        Assert.Equal(InstrumentGrade.Reference, sensor.Grade);
        Assert.Equal(TimeSpan.FromHours(1), sensor.Interval);
        Assert.Equal([Quantity.No2, Quantity.O3, Quantity.Pm25, Quantity.Pm10], sensor.Quantities);
        var route = Assert.Single(network.Routes);
        Assert.Equal((28.4, 7.3, TimeSpan.FromMinutes(150), SaltType.PreWet), (route.LengthKm, route.TreatedWidthM, route.Treatment, route.Salt));
        Assert.Equal(new Spreader(5, 40, 1), route.Spreader);
        Assert.Equal([new RouteStation(new SiteId("a57-snake"), -0.4), RouteStation.Of(new SiteId("a628-woodhead"), new WeatherOffsets(-1.1, -0.7, -0.3))], route.Stations);
        Assert.Equal("LineString", JsonNode.Parse(route.GeometryJson!)!["type"]!.GetValue<string>());
        var bin = Assert.Single(network.Bins);
        Assert.Equal((1350, 250, 250, 100), (bin.EmptyDistanceMm, bin.FullDistanceMm, bin.DeadZoneMm, bin.FullPercentOfCapacity));
        Assert.Equal((80, TimeSpan.FromDays(7)), (bin.CollectAtPercent, bin.CollectAfter));
        Assert.Equal(new DateTimeOffset(2025, 11, 3, 9, 0, 0, TimeSpan.Zero), bin.InServiceSince);
        Assert.Equal([DayOfWeek.Monday, DayOfWeek.Thursday], bin.Collection!.Days);
        Assert.Equal((new TimeOnly(14, 0), "Europe/London"), (bin.Collection.ByTime, bin.Collection.TimeZone.Id));
        Assert.Equal(new BinCalibration(new DateTimeOffset(2026, 1, 12, 10, 30, 0, TimeSpan.Zero), 1320, 250, 250, 100), Assert.Single(bin.Recalibrations));
        Assert.Equal(InstrumentGrade.Indicative, network.FindSensor(new SensorId("rws-snake"))!.Grade);
    }

    [Fact]
    public void Reads_what_the_example_says_of_a_road_and_nothing_where_it_says_nothing()
    {
        var sites = Read(NetworkFileMutations.Example).Network!.Sites;

        Assert.Equal(
            new RoadProfile
            {
                Layers = [new(PavementMaterial.Asphalt, 0.2), new(PavementMaterial.CrushedRock, 0.4)],
                Horizon = [new(90, 4), new(180, 11), new(270, 2)],
                Traffic = new RoadTraffic(4200, 0.06, 70, 2),
            },
            sites[0].Road);
        Assert.Null(sites[1].Road);
    }

    [Fact]
    public void Reads_a_bridge_in_a_street()
    {
        var file = JsonNode.Parse(NetworkFileMutations.Example)!;
        file["sites"]![1]!["road"] = JsonNode.Parse("""
            { "construction": "bridge", "skyView": 0.4, "canyon": { "widthM": 23, "heightM": 24.5, "axisDegrees": 76 },
              "albedo": 0.15, "windFactor": 0.6, "windHeightM": 3, "subsurfaceDepthM": 0.05 }
            """);

        Assert.Equal(
            new RoadProfile
            {
                Construction = RoadConstruction.Bridge, SkyView = 0.4, Canyon = new StreetCanyon(23, 24.5, 76),
                Albedo = 0.15, WindFactor = 0.6, WindHeightM = 3, SubsurfaceDepthM = 0.05,
            },
            Read(file.ToJsonString()).Network!.Sites[1].Road);
    }

    [Fact]
    public void A_bin_needs_nothing_but_what_it_needed_before()
    {
        var file = JsonNode.Parse(NetworkFileMutations.Example)!;
        foreach (var property in new[] { "deadZoneMm", "collectAtPercent", "collectAfterDays", "inServiceSince", "collection", "calibrations" })
        {
            file["bins"]![0]!.AsObject().Remove(property);
        }

        var bin = Assert.Single(Read(file.ToJsonString()).Network!.Bins);

        Assert.Equal(new BinCalibration(null, 1350, 250, 0, 100), bin.CalibrationAt(DateTimeOffset.MinValue));
        Assert.Null(bin.CollectAtPercent);
        Assert.Null(bin.CollectAfter);
        Assert.Null(bin.Collection);
    }

    [Theory]
    [MemberData(nameof(Mutations))]
    public void Tells_the_error_with_its_path(string mutation)
    {
        var expected = NetworkFileMutations.All[mutation];
        var result = Read(NetworkFileMutations.Apply(mutation));

        Assert.Null(result.Network);
        Assert.Empty(result.Sha256);
        Assert.Contains(result.Errors, e => e.Path == expected.Path && e.Message.Contains(expected.Says, StringComparison.Ordinal));
    }

    [Fact]
    public void Tells_every_error_at_once_and_none_twice()
    {
        string[] unrelated = ["unknown time zone", "latitude out of range", "unknown gateway", "interval zero", "unknown salt", "bin full at empty"];
        var file = JsonNode.Parse(NetworkFileMutations.Example)!;
        foreach (var name in unrelated)
        {
            NetworkFileMutations.All[name].Change(file);
        }

        var paths = Read(file.ToJsonString()).Errors.Select(e => e.Path);

        Assert.Equal(unrelated.Select(n => NetworkFileMutations.All[n].Path).Order(StringComparer.Ordinal), paths.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_entry_wrong_in_itself_is_still_known_to_those_that_refer_to_it()
    {
        var file = JsonNode.Parse(NetworkFileMutations.Example)!;
        file["sites"]![0]!["latitude"] = 100;

        Assert.Equal("$.sites[0].latitude", Assert.Single(Read(file.ToJsonString()).Errors).Path);
    }

    [Fact]
    public void A_property_given_twice_is_told()
    {
        var error = Assert.Single(Read("""{"sites":[],"sensors":[],"sites":[]}""").Errors);

        Assert.Equal(("$.sites", "is given twice"), (error.Path, error.Message));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{\"sites\":[],}")]
    [InlineData("/* c */{}")]
    [InlineData("\0")]
    public void What_is_no_JSON_is_one_error_at_the_root(string text)
    {
        var error = Assert.Single(Read(text).Errors);

        Assert.Equal("$", error.Path);
        Assert.StartsWith("is not JSON", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"sites":[{"id":"\ud800","name":"\ud800","kind":"\ud800","latitude":1e999,"longitude":0}],"sensors":[]}""", 4)]
    [InlineData("""{"sites":[],"sensors":[],"\ud800":1}""", 1)]
    [InlineData("""[]""", 1)]
    [InlineData("""null""", 1)]
    public void What_no_program_should_write_is_told_and_never_thrown(string text, int errors) =>
        Assert.Equal(errors, Read(text).Errors.Count);

    [Fact]
    public void A_byte_order_mark_is_no_error() =>
        Assert.NotNull(NetworkFileReader.Read([0xEF, 0xBB, 0xBF, .. "{\"sites\":[],\"sensors\":[]}"u8]).Network);

    [Fact]
    public void Without_a_time_zone_the_council_is_in_London() =>
        Assert.Equal("Europe/London", Read("""{"sites":[],"sensors":[]}""").Network!.TimeZone.Id);

    [Fact]
    public void The_hash_does_not_see_white_space_order_of_properties_or_spelling_of_numbers()
    {
        var one = Read("""{"sites":[{"id":"a","name":"Ä","latitude":51,"longitude":-0.10,"kind":"air"}],"sensors":[]}""");
        var other = Read("""{ "sensors": [], "sites": [ {"kind":"air","longitude":-1e-1,"latitude":51.0,"name":"\u00c4","id":"a"} ] }""");
        var changed = Read("""{"sites":[{"id":"a","name":"Ä","latitude":51,"longitude":-0.11,"kind":"air"}],"sensors":[]}""");

        Assert.Equal(64, one.Sha256.Length);
        Assert.Equal(one.Sha256, other.Sha256);
        Assert.NotEqual(one.Sha256, changed.Sha256);
    }

    [Fact]
    public void A_file_with_thousands_of_errors_tells_a_thousand_and_counts_the_rest()
    {
        var sites = string.Join(',', Enumerable.Repeat("1", NetworkFileErrors.Most + 5));
        var errors = Read($$"""{"sites":[{{sites}}],"sensors":[]}""").Errors;

        Assert.Equal(NetworkFileErrors.Most + 1, errors.Count);
        Assert.Equal(new NetworkFileError("$", "and 5 more errors"), errors[^1]);
    }

    [Fact]
    public void Damaged_bytes_never_throw() =>
        Gen.Select(Gen.Int[0, NetworkFileMutations.Example.Length - 1], Gen.Byte).Array[1, 6].Sample(damage =>
        {
            var bytes = Encoding.UTF8.GetBytes(NetworkFileMutations.Example);
            foreach (var (at, value) in damage)
            {
                bytes[at] = value;
            }

            var result = NetworkFileReader.Read(bytes);
            return (result.Network is null) == (result.Errors.Count > 0);
        });

    [Fact]
    public void Any_value_put_anywhere_is_read_or_told_with_a_path_into_the_file() =>
        Gen.Select(Gen.Int[0, 200], Gen.OneOf(new[] { "null", "{}", "[]", "-1", "1e400", "\"\"", "true", "[[1]]", "\"x y\"" }.Select(Gen.Const).ToArray())).Sample((where, json) =>
        {
            var file = JsonNode.Parse(NetworkFileMutations.Example)!;
            var places = Descendants(file).ToList();
            places[where % places.Count].ReplaceWith(JsonNode.Parse(json));
            var result = Read(file.ToJsonString());
            return result.Network is not null || result.Errors.All(e => e.Path.StartsWith('$') && e.Message.Length > 0);
        });

    private static IEnumerable<JsonNode> Descendants(JsonNode node)
    {
        IEnumerable<JsonNode?> children = node switch
        {
            JsonObject o => o.Select(p => p.Value),
            JsonArray a => a,
            _ => [],
        };
        return children.OfType<JsonNode>().SelectMany(c => Descendants(c).Prepend(c));
    }

    private static NetworkFileResult Read(string json) => NetworkFileReader.Read(Encoding.UTF8.GetBytes(json));
}
