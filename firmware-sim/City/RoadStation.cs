using Telemetry.FirmwareSim.Weather;

namespace Telemetry.FirmwareSim.City;

/// <summary>One road weather station of the demo city and what is wrong with it, if anything.</summary>
/// <param name="Fault">What its electronics do.</param>
internal sealed record RoadStation(
    string Site, string Sensor, string Gateway, string Name, double Latitude, double Longitude, StationClimate Climate, StationFault Fault = StationFault.None);
