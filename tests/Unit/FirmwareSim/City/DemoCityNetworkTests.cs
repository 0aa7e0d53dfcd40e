using System.Text.Json;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.FirmwareSim.City;
using Telemetry.FirmwareSim.Scenarios;

namespace Telemetry.Tests.Unit.FirmwareSim.City;

public sealed class DemoCityNetworkTests
{
    private readonly JsonElement _network = JsonDocument.Parse(DemoCity.NetworkJson).RootElement;

    [Fact]
    public void It_has_the_size_that_was_promised()
    {
        Assert.Equal(8, _network.GetProperty("gateways").GetArrayLength());
        Assert.Equal(24, Items("sites").Count(s => s.GetProperty("kind").GetString() == "road"));
        Assert.Equal(10, Items("sites").Count(s => s.GetProperty("kind").GetString() == "air"));
        Assert.Equal(40, Items("sites").Count(s => s.GetProperty("kind").GetString() == "bin"));
        Assert.Equal(40, Items("bins").Count);
        Assert.Equal(["food", "general", "glass", "litter", "recycling"], Items("bins").Select(b => b.GetProperty("stream").GetString()!).Distinct().Order());
        Assert.Equal(12, _network.GetProperty("routes").GetArrayLength());
        Assert.Equal(["FOOTWAY", "P1", "P2"], Items("routes").Select(r => r.GetProperty("priority").GetString()!).Distinct().Order());
        Assert.Equal(["dry", "pre-wet"], Items("routes").Select(r => r.GetProperty("salt").GetString()!).Distinct().Order());
    }

    [Fact]
    public void Every_name_refers_to_something_that_is_there_and_every_id_is_valid_and_its_own()
    {
        var sites = Ids("sites");
        var gateways = Ids("gateways");
        foreach (var ids in new[] { sites, gateways, Ids("sensors"), Ids("routes"), Ids("bins") })
        {
            Assert.All(ids, id => Assert.True(Identifier.IsValid(id), id));
            Assert.Distinct(ids);
        }

        Assert.All(Items("sensors"), s => Assert.Contains(s.GetProperty("site").GetString()!, sites));
        Assert.All(Items("sensors"), s => Assert.True(!s.TryGetProperty("gateway", out var gateway) || gateways.Contains(gateway.GetString()!)));
        Assert.All(Items("sensors").SelectMany(s => s.GetProperty("quantities").EnumerateArray()), q => Assert.NotNull(QuantityCatalogue.Find(q.GetString()!)));
        var onRoutes = Items("routes").SelectMany(r => r.GetProperty("stations").EnumerateArray()).Select(s => s.GetProperty("site").GetString()!).ToList();
        Assert.All(onRoutes, site => Assert.Contains(site, sites));
        Assert.Equal(24, onRoutes.Distinct().Count());
    }

    [Fact]
    public void Every_sensor_publishes_what_the_network_says_it_measures()
    {
        var noon = new DateTimeOffset(2026, 1, 14, 12, 0, 0, TimeSpan.Zero);
        var measured = new CityInstruments(1, CityPlan.Undisturbed).All.ToDictionary(i => i.Sensor);

        foreach (var sensor in Items("sensors"))
        {
            var instrument = measured[sensor.GetProperty("id").GetString()!];
            Assert.Equal(sensor.GetProperty("intervalSeconds").GetInt32(), instrument.Interval.TotalSeconds);
            Assert.Equal(
                sensor.GetProperty("quantities").EnumerateArray().Select(q => q.GetString()!).Order(),
                instrument.Observe(noon)!.Values.Select(v => v.Quantity.Name).Order());
        }

        Assert.Equal(measured.Count, Ids("sensors").Count);
    }

    private List<string> Ids(string kind) => [.. Items(kind).Select(i => i.GetProperty("id").GetString()!)];

    private List<JsonElement> Items(string kind) => [.. _network.GetProperty(kind).EnumerateArray()];
}
