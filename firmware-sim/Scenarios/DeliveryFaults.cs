using Telemetry.FirmwareSim.City;
using Telemetry.FirmwareSim.Weather;

namespace Telemetry.FirmwareSim.Scenarios;

/// <summary>What happens to readings between a sensor and its gateway: late, twice, out of order. Delays are whole steps of the sensor, so that gateways keep their grid.</summary>
internal static class DeliveryFaults
{
    private static readonly ulong DelayStream = SeededNoise.Stream("delivery/delay");
    private static readonly ulong RepeatStream = SeededNoise.Stream("delivery/repeat");

    // Deliveries are the same for every seed: what differs between nights is the weather.
    private static readonly SeededNoise Noise = new(0);

    /// <summary>Everything 40 min late.</summary>
    public static DeliveryFault Late(string sensor) =>
        new(sensor, TimeSpan.FromMinutes(40), static (observation, at, _) => [new Delivery(observation, at.AddMinutes(40))]);

    /// <summary>Every whole hour the device sends the last five frames again.</summary>
    public static DeliveryFault ResentFrames(string sensor) => new(sensor, TimeSpan.FromHours(1), static (observation, at, step) =>
    {
        var next = new DateTimeOffset(((at.UtcTicks / TimeSpan.TicksPerHour) + 1) * TimeSpan.TicksPerHour, TimeSpan.Zero);
        return next - at <= 5 * step
            ? [new Delivery(observation, at), new Delivery(observation, next, Again: true)]
            : [new Delivery(observation, at)];
    });

    /// <summary>A quarter of everything comes twice, the second time a step later: a gateway that missed the acknowledgement, or two that heard the same frame.</summary>
    public static DeliveryFault Duplicates() => new(null, TimeSpan.FromHours(1), static (observation, at, step) =>
        Noise.Uniform(RepeatStream ^ SeededNoise.Stream(observation.Sensor), at.ToUnixTimeSeconds()) > 0.5
            ? [new Delivery(observation, at), new Delivery(observation, at + step, Again: true)]
            : [new Delivery(observation, at)]);

    /// <summary>Up to four steps late, each observation on its own, so that they overtake each other.</summary>
    public static DeliveryFault OutOfOrder() => new(null, TimeSpan.FromHours(4), static (observation, at, step) =>
    {
        var draw = Noise.Uniform(DelayStream ^ SeededNoise.Stream(observation.Sensor), at.ToUnixTimeSeconds());
        var steps = draw < 0 ? 0 : (int)(5 * draw);
        return [new Delivery(observation, at + (steps * step))];
    });
}
