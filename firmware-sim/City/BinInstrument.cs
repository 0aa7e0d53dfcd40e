using Telemetry.Domain.Quantities;
using Telemetry.FirmwareSim.Scenarios;
using Telemetry.FirmwareSim.Weather;

namespace Telemetry.FirmwareSim.City;

/// <summary>
/// Reads a bin from below its lid: distance by ultrasound, temperature, tilt and battery. It speaks every half an hour, and
/// every five minutes while it is hot or lies on its side, as such devices do. docs/sources/firmware-sim.md#waste.
/// </summary>
internal sealed class BinInstrument(WasteBin bin, CityPlan plan, Atmosphere atmosphere, SeededNoise noise) : IInstrument
{
    private const double AlarmCelsius = 40;
    private const double AlarmDegrees = 30;

    private readonly ulong _stream = SeededNoise.Stream(bin.Sensor);
    private readonly BinFill _fill = new(bin, noise);
    private readonly BinEvent? _fire = plan.Fires.FirstOrDefault(fire => fire.Bin == bin.Number);
    private readonly BinEvent? _fall = plan.Falls.FirstOrDefault(fall => fall.Bin == bin.Number);

    public string Sensor => bin.Sensor;

    public TimeSpan Interval => SensorPlan.BinInterval;

    public TimeSpan Step => TimeSpan.FromMinutes(5);

    public TimeSpan Memory => TimeSpan.FromHours(48);

    public Observation? Observe(DateTimeOffset at)
    {
        var temperature = Math.Round(Temperature(at) + Noise(2, at, 0.1), 1);
        var tilt = Math.Round(Math.Abs(Tilt(at) + Noise(3, at, 0.2)), 1);
        var due = at.UtcTicks % Interval.Ticks == 0;
        if (!due && temperature < AlarmCelsius && tilt < AlarmDegrees)
        {
            return null;
        }

        return new Observation(bin.Sensor, at,
        [
            (Quantity.Distance, Distance(at, tilt)),
            (Quantity.ContainerTemperature, temperature),
            (Quantity.Tilt, tilt),
            SensorPlan.BatteryOf(bin) == Quantity.BatteryVoltage
                ? (Quantity.BatteryVoltage, Math.Round(3.58 + (0.003 * Math.Min(temperature, 20)) + Noise(4, at, 0.004), 2))
                : (Quantity.BatteryLevel, Math.Round(71 + (10 * noise.Uniform(_stream + 5, 0)))),
        ]);
    }

    private double Distance(DateTimeOffset at, double tilt)
    {
        var kind = bin.Kind;

        // On its side the waste has slid to the lid and the beam looks along the ground.
        var fill = tilt > AlarmDegrees ? 0.3 : _fill.At(at);
        var heap = Noise(1, at, 0.006 * (kind.EmptyMm - kind.FullMm));
        return Math.Round(Math.Clamp(kind.EmptyMm - (fill * (kind.EmptyMm - kind.FullMm)) + heap, kind.DeadZoneMm, kind.EmptyMm + 30));
    }

    private double Temperature(DateTimeOffset at)
    {
        var rotting = bin.Kind.Stream == WasteStream.Food ? 6 : 1.5;
        var outside = atmosphere.At(Marlhaven.TownClimate, at).Temperature + rotting;
        return _fire is { } fire && fire.During.Contains(at) ? outside + (Burning(fire, at) * 105) : outside;
    }

    /// <summary>0 to 1: a fire is there in ten minutes, burns and is put out; the steel stays warm for a while.</summary>
    private static double Burning(BinEvent fire, DateTimeOffset at)
    {
        var minutes = (at - fire.During.StartOn(at)).TotalMinutes;
        var length = (fire.During.To - fire.During.From) * 60;
        return minutes < 12 ? minutes / 12 : minutes < 30 ? 1 : Math.Max(0, 1 - ((minutes - 30) / (length - 30)));
    }

    private double Tilt(DateTimeOffset at) =>
        _fall is { } fall && fall.During.Contains(at) ? 86 : 1.5 + (1.2 * noise.Uniform(_stream + 6, 0));

    private double Noise(ulong channel, DateTimeOffset at, double scale) =>
        scale * noise.Normal(_stream + (channel * 16), at.ToUnixTimeSeconds());
}
