using Telemetry.FirmwareSim.City;
using Telemetry.FirmwareSim.Gateways;
using Telemetry.FirmwareSim.Payloads;
using Telemetry.FirmwareSim.Scenarios;

namespace Telemetry.Tests.Unit.FirmwareSim.Scenarios;

public sealed class ScenarioCatalogueTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 14, 12, 0, 0, TimeSpan.Zero);

    /// <summary>A site or more of what each scenario touches, and a few that none does: the whole city takes long.</summary>
    private static readonly HashSet<string> Sites =
        ["northgate", "eelpie", "ring-east", "ring-west", "esplanade", "quarry-gate", "aq-castle-dyke", "aq-brickyard", "aq-fish-quay", "waste-01", "waste-08", "waste-18", "waste-27", "waste-36"];

    private static readonly string[] Publishers = ["gw-north", "gw-coast", "gw-air", "gw-waste-coast", "bfs-18"];

    public static TheoryData<string> Names() => [.. ScenarioCatalogue.All.Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_seed_repeats_every_scenario_to_the_byte_in_files_and_on_the_wire(string name)
    {
        Assert.Equal(Files(name, 7), Files(name, 7));
        Assert.Equal(Payloads(name, 7), Payloads(name, 7));
        Assert.NotEqual(Files(name, 7), Files(name, 8));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_simulator_that_starts_later_publishes_the_same(string name)
    {
        var whole = Rows(name, Noon, Noon.AddHours(9));
        var later = Rows(name, Noon.AddHours(5).AddTicks(1), Noon.AddHours(9));

        Assert.Equal(later, whole.TakeLast(later.Count));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_scenario_but_the_clear_night_differs_from_it(string name)
    {
        if (name != "frost-night")
        {
            Assert.NotEqual(Files("frost-night", 1), Files(name, 1));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_story_is_told_of_every_scenario(string name) => Assert.InRange(ScenarioCatalogue.Get(name).Story.Length, 20, 150);

    [Fact]
    public void Names_are_each_their_own_and_an_unknown_one_is_refused()
    {
        Assert.Distinct(ScenarioCatalogue.All.Select(s => s.Name));
        Assert.Throws<ArgumentException>(() => CityPlan.Of(["frost-nihgt"]));
    }

    /// <summary>What the wire carries in two hours of evening, for the gateways and the modems that a scenario touches or not.</summary>
    private static string Payloads(string name, int seed)
    {
        var plan = CityPlan.Of([name]);
        var instruments = new CityInstruments(seed, plan);
        return string.Join('\n', Publishers.SelectMany(gateway =>
            new ReadingSchedule(gateway, instruments.FeedsOf(gateway), PayloadFormat.SenMl).Between(Noon.AddHours(6), Noon.AddHours(8))
                .Select(m => $"{m.Topic} {Convert.ToBase64String(m.Payload)}")));
    }

    private static string Files(string name, int seed)
    {
        var night = new NightWriter(seed, CityPlan.Of([name]), Sites);
        return night.Readings(Noon, Noon.AddHours(12)) + night.Forecasts(Noon, Noon.AddHours(1)) + Convert.ToBase64String(night.Network());
    }

    /// <summary>Always with the time of arrival, so that files of different spans have the same columns.</summary>
    private static List<string> Rows(string name, DateTimeOffset from, DateTimeOffset to)
    {
        var instruments = new CityInstruments(1, CityPlan.Of([name]));
        return
        [
            .. Publishers.SelectMany(g => instruments.FeedsOf(g)).SelectMany(s => s.Between(from, to))
                .OrderBy(d => d.At).Select(d => $"{d.At:O} {d.Again} {d.Observation.Sensor} {d.Observation.ObservedAt:O} {string.Join(';', d.Observation.Values)}"),
        ];
    }
}
