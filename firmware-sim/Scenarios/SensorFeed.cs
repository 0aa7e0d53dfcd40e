using Telemetry.FirmwareSim.City;

namespace Telemetry.FirmwareSim.Scenarios;

/// <summary>A sensor as its gateway hears it: what it measured, when that arrives, and how often.</summary>
internal sealed class SensorFeed(IInstrument instrument, IReadOnlyList<DeliveryFault> faults)
{
    private readonly TimeSpan _longest = faults.Aggregate(TimeSpan.Zero, static (sum, fault) => sum + fault.Longest);

    public string Sensor => instrument.Sensor;

    public TimeSpan Step => instrument.Step;

    public TimeSpan Memory => instrument.Memory;

    /// <summary>What arrives in (from, to], in order of arrival; what is never late in order of time.</summary>
    public IEnumerable<Delivery> Between(DateTimeOffset from, DateTimeOffset to)
    {
        var arriving = new List<Delivery>();
        for (var at = NextAfter(from - _longest); at <= to; at += Step)
        {
            if (instrument.Observe(at) is not { } observation)
            {
                continue;
            }

            foreach (var delivery in Through(new Delivery(observation, at), 0))
            {
                if (delivery.At > from && delivery.At <= to)
                {
                    arriving.Add(delivery);
                }
            }
        }

        return faults.Count == 0 ? arriving : arriving.OrderBy(static d => d.At);
    }

    /// <summary>The next instant of its grid after one.</summary>
    public DateTimeOffset NextAfter(DateTimeOffset instant) =>
        new(((instant.UtcTicks / Step.Ticks) + 1) * Step.Ticks, TimeSpan.Zero);

    private IEnumerable<Delivery> Through(Delivery delivery, int fault) => fault == faults.Count
        ? [delivery]
        : faults[fault].Apply(delivery.Observation, delivery.At, Step)
            .SelectMany(d => Through(d with { Again = d.Again || delivery.Again }, fault + 1));
}
