using System.Collections.Concurrent;
using Telemetry.Domain.Journal;
using Telemetry.Domain.Live;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;

namespace Telemetry.Ingest.Consumers;

/// <summary>The newest reading of every series by event time. Any number of writers and readers.</summary>
internal sealed class LatestReadings(INetworkProvider network) : ILatestReadings
{
    private readonly ConcurrentDictionary<(SensorId, Quantity), CheckedReading> _latest = new();
    private readonly ConcurrentDictionary<(SensorId, Quantity), DateTimeOffset> _superseded = new();
    private long _version;

    public long Version => Interlocked.Read(ref _version);

    /// <summary>Takes a reading if it is newer than what is here, or is what is here with another verdict.</summary>
    public void Offer(in CheckedReading reading)
    {
        if (IsSuperseded(reading.Reading))
        {
            return;
        }

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
        if (IsSuperseded(reading.Reading))
        {
            return;
        }

        _latest.AddOrUpdate(
            (reading.Reading.Sensor, reading.Reading.Quantity),
            static (_, stored) => stored,
            static (_, current, stored) => stored.Reading.ObservedAt > current.Reading.ObservedAt ? stored : current,
            reading);
        Interlocked.Increment(ref _version);
    }

    /// <summary>
    /// A re-decode put a value in the place of another, or withdrew it: then nothing is the latest until something newer comes.
    /// From now on nothing that is as old is taken, since it may be the value of before. The new value is suspect here, as nothing but its
    /// decoder speaks for it yet; the store has it with the verdict of its range.
    /// </summary>
    public void Supersede(in SupersedingReading superseding, DateTimeOffset at)
    {
        var key = (superseding.Sensor, superseding.Quantity);
        var observedAt = superseding.ObservedAt;
        _superseded.AddOrUpdate(key, observedAt, (_, known) => known > observedAt ? known : observedAt);
        if (_latest.TryGetValue(key, out var current) && current.Reading.ObservedAt == observedAt)
        {
            _latest.TryRemove(key, out _);
        }

        if (superseding.After is { } value)
        {
            var reading = new Reading(superseding.Sensor, superseding.Quantity, observedAt, value, at, superseding.Marks | ReadingMarks.Late);
            var offered = new CheckedReading(reading, Flag.Suspect, QcTest.None);
            _latest.AddOrUpdate(key, offered, (_, now) => now.Reading.ObservedAt > observedAt ? now : offered);
        }

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

    private bool IsSuperseded(in Reading reading) =>
        _superseded.TryGetValue((reading.Sensor, reading.Quantity), out var until) && reading.ObservedAt <= until;

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
