using System.Collections.Concurrent;
using Telemetry.Domain.Live;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;

namespace Telemetry.Ingest.Consumers;

/// <summary>The newest reading of every series by event time. Any number of writers and readers.</summary>
internal sealed class LatestReadings(INetworkProvider network) : ILatestReadings
{
    private readonly ConcurrentDictionary<(SensorId, Quantity), CheckedReading> _latest = new();
    private long _version;

    public long Version => Interlocked.Read(ref _version);

    /// <summary>Takes a reading if it is newer than what is here, or is what is here with another verdict.</summary>
    public void Offer(in CheckedReading reading)
    {
        _latest.AddOrUpdate(
            (reading.Reading.Sensor, reading.Reading.Quantity),
            static (_, offered) => offered,
            static (_, current, offered) => offered.Reading.ObservedAt >= current.Reading.ObservedAt ? offered : current,
            reading);
        Interlocked.Increment(ref _version);
    }

    /// <summary>Takes a reading from the store if there is none so new here. What is here of the same time has the fresher verdict: the store follows behind.</summary>
    public void Restore(in CheckedReading reading)
    {
        _latest.AddOrUpdate(
            (reading.Reading.Sensor, reading.Reading.Quantity),
            static (_, stored) => stored,
            static (_, current, stored) => stored.Reading.ObservedAt > current.Reading.ObservedAt ? stored : current,
            reading);
        Interlocked.Increment(ref _version);
    }

    public LatestReading? Find(SensorId sensor, Quantity quantity) =>
        _latest.TryGetValue((sensor, quantity), out var reading) && network.Current.FindSensor(sensor) is { } known
            ? new LatestReading(known.Site, reading)
            : null;

    public IEnumerable<LatestReading> All() =>
        network.Current.Sensors.SelectMany(OfSensor);

    public IEnumerable<LatestReading> At(SiteId site) =>
        network.Current.SensorsAt(site).SelectMany(OfSensor);

    private IEnumerable<LatestReading> OfSensor(Sensor sensor)
    {
        foreach (var quantity in sensor.Quantities)
        {
            if (_latest.TryGetValue((sensor.Id, quantity), out var reading))
            {
                yield return new LatestReading(sensor.Site, reading);
            }
        }
    }
}
