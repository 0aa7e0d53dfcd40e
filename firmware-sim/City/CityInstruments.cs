using Telemetry.FirmwareSim.Weather;

namespace Telemetry.FirmwareSim.City;

/// <summary>Every simulated sensor by the gateway it reports to.</summary>
internal sealed class CityInstruments
{
    private readonly Dictionary<string, List<IInstrument>> _byGateway;

    public CityInstruments(int seed)
    {
        var atmosphere = new Atmosphere(seed);
        var roads = new RoadSurfaceModel(atmosphere);
        var noise = new SeededNoise(seed);
        _byGateway = Marlhaven.Gateways.ToDictionary(g => g.Id, _ => new List<IInstrument>(), StringComparer.Ordinal);
        foreach (var station in Marlhaven.Stations)
        {
            _byGateway[station.Gateway].Add(new RoadInstrument(station, atmosphere, roads, noise));
        }

        foreach (var site in Marlhaven.AirSites)
        {
            _byGateway["gw-air"].Add(new AirInstrument(site, atmosphere, noise));
        }
    }

    public IReadOnlyList<IInstrument> Of(string gateway) => _byGateway[gateway];

    public IEnumerable<IInstrument> All => _byGateway.Values.SelectMany(instruments => instruments);
}
