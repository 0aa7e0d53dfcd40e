using Telemetry.FirmwareSim.Scenarios;
using Telemetry.FirmwareSim.Weather;

namespace Telemetry.FirmwareSim.City;

/// <summary>Every simulated sensor by the gateway it reports to, with what the plan does to it.</summary>
internal sealed class CityInstruments
{
    private readonly Dictionary<string, List<IInstrument>> _byGateway = new(StringComparer.Ordinal);
    private readonly CityPlan _plan;

    public CityInstruments(int seed, CityPlan plan)
    {
        _plan = plan;
        var atmosphere = new Atmosphere(seed);
        var roads = new RoadSurfaceModel(atmosphere);
        var noise = new SeededNoise(seed);
        foreach (var publisher in Marlhaven.Publishers)
        {
            _byGateway[publisher] = [];
        }

        foreach (var station in Marlhaven.Stations)
        {
            var here = station with { Climate = plan.ClimateOf(station.Climate) };
            Add(station.Gateway, new RoadInstrument(here, atmosphere, roads, noise));
        }

        foreach (var site in Marlhaven.AirSites)
        {
            Add("gw-air", new AirInstrument(site, plan, atmosphere, noise));
        }

        foreach (var bin in MarlhavenBins.All)
        {
            Add(bin.Publisher, new BinInstrument(bin, plan, atmosphere, noise));
        }
    }

    public IEnumerable<IInstrument> All => _byGateway.Values.SelectMany(instruments => instruments);

    public IReadOnlyList<IInstrument> Of(string gateway) => _byGateway[gateway];

    /// <summary>What a gateway hears of its sensors.</summary>
    public IReadOnlyList<SensorFeed> FeedsOf(string gateway) =>
        [.. Of(gateway).Select(i => new SensorFeed(i, [.. _plan.Deliveries.Where(d => d.Sensor is null || d.Sensor == i.Sensor)]))];

    private void Add(string gateway, IInstrument sound) => _byGateway[gateway].Add(
        _plan.Faults.Where(f => f.Sensor == sound.Sensor).Aggregate(sound, static (inner, fault) => new FaultyInstrument(inner, fault)));
}
