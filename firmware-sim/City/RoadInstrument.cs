using Telemetry.Domain.Quantities;
using Telemetry.FirmwareSim.Weather;

namespace Telemetry.FirmwareSim.City;

/// <summary>Reads a road station: the model's state with the noise and the resolution of its instruments.</summary>
internal sealed class RoadInstrument(RoadStation station, Atmosphere atmosphere, RoadSurfaceModel roads, SeededNoise noise) : IInstrument
{
    private readonly ulong _stream = SeededNoise.Stream(station.Sensor);

    public string Sensor => station.Sensor;

    public TimeSpan Interval => SensorPlan.RoadInterval;

    public Observation? Observe(DateTimeOffset at)
    {
        var air = atmosphere.At(station.Climate, at);
        var road = roads.At(station.Climate, at);
        var temperature = Math.Round(air.Temperature + Noise(3, at, 0.04), 1);
        var dewPoint = Math.Min(temperature, Math.Round(air.DewPoint + Noise(4, at, 0.05), 1));
        var film = road.Film < 0.01 ? 0 : Math.Round(Math.Max(0, road.Film * (1 + Noise(13, at, 0.02))), 2);
        return new Observation(station.Sensor, at,
        [
            (Quantity.RoadSurfaceTemperature, Math.Round(road.Temperature + Noise(1, at, 0.04), 1)),
            (Quantity.SubsurfaceTemperature, Math.Round(road.Below + Noise(2, at, 0.02), 1)),
            (Quantity.AirTemperature, temperature),
            (Quantity.DewPoint, dewPoint),
            (Quantity.RelativeHumidity, Math.Round(Humidity.Relative(temperature, dewPoint))),
            (Quantity.WindSpeed, Math.Round(Math.Max(0, air.Wind + Noise(6, at, 0.1)), 1)),
            (Quantity.PrecipitationRate, Math.Round(air.Precipitation, 1)),
            (Quantity.SurfaceState, (double)road.Surface),
            (Quantity.WaterFilmThickness, film),
            (Quantity.SurfaceSalinity, Math.Round(road.Salinity, 1)),
        ]);
    }

    private double Noise(ulong channel, DateTimeOffset at, double scale) =>
        scale * noise.Normal(_stream + (channel * 16), at.ToUnixTimeSeconds());
}
