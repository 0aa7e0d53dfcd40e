using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.FirmwareSim.City;
using Telemetry.FirmwareSim.Payloads;
using Telemetry.FirmwareSim.Weather;

namespace Telemetry.FirmwareSim.Load;

/// <summary>
/// A sensor of a network file, under load: each message carries values that its quantities may have, at times that no other
/// message of it has, so that the host admits and stores every reading. Used by one connection alone.
/// </summary>
internal sealed class LoadSensor(Sensor sensor)
{
    /// <summary>A microsecond is as fine as a store keeps time; ten keep readings apart whatever rounds them.</summary>
    private static readonly TimeSpan Apart = TimeSpan.FromMicroseconds(10);

    private static readonly SeededNoise Noise = new(0);

    private readonly ulong _stream = SeededNoise.Stream(sensor.Id.Value);
    private DateTimeOffset _last;

    /// <summary>The next message, of so many readings, up to now.</summary>
    public OutgoingMessage Next(DateTimeOffset now, int readings)
    {
        var quantities = sensor.Quantities;
        var observations = new Observation[(readings + quantities.Count - 1) / quantities.Count];
        var begin = now - (Apart * (observations.Length - 1));
        var at = begin > _last ? new DateTimeOffset(begin.UtcTicks / Apart.Ticks * Apart.Ticks, TimeSpan.Zero) : _last;
        for (var i = 0; i < observations.Length; i++)
        {
            at = at <= _last ? _last + Apart : at;
            _last = at;
            var values = new (Quantity, double)[Math.Min(quantities.Count, readings - (i * quantities.Count))];
            for (var q = 0; q < values.Length; q++)
            {
                values[q] = (quantities[q], Value(quantities[q], at));
            }

            observations[i] = new Observation(sensor.Id.Value, at, values);
            at += Apart;
        }

        return ReadingPack.Write(sensor.Gateway.Value, sensor.Id.Value, observations, PayloadFormat.NativeJson);
    }

    /// <summary>About what is usual, and moving as slowly as weather does: a load is not to be a flood of failed checks.</summary>
    private double Value(Quantity quantity, DateTimeOffset at)
    {
        var (usual, span) = LoadValues.Of(quantity);
        var value = usual + (span * Noise.Smooth(_stream + quantity.Code, (at - DateTimeOffset.UnixEpoch).TotalHours));
        return quantity == Quantity.SurfaceState ? usual : Math.Round(value, 3);
    }
}
