using Telemetry.FirmwareSim.Weather;

namespace Telemetry.FirmwareSim.City;

/// <summary>One road weather station of the demo city.</summary>
internal sealed record RoadStation(
    string Site, string Sensor, string Gateway, string Name, double Latitude, double Longitude, StationClimate Climate);
