using Telemetry.Domain.Network;
using Telemetry.FirmwareSim.Weather;

namespace Telemetry.FirmwareSim.City;

/// <summary>One road weather station of the demo city.</summary>
internal sealed record RoadStation(
    string Site, string Sensor, string Gateway, string Name, double Latitude, double Longitude, StationClimate Climate, RoadTraffic Traffic)
{
    /// <summary>What the council knows of this road; the simulated one is made of it too.</summary>
    public RoadProfile Road { get; } = new()
    {
        SkyView = Climate.SkyView,
        WindHeightM = WindHeightM,
        SubsurfaceDepthM = RoadGround.SensorDepthM,
        Traffic = Traffic,
    };

    /// <summary>The simulated wind is that over the road, as its stations measure it and its forecasts give it.</summary>
    private const double WindHeightM = 2;
}
