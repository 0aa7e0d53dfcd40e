using Telemetry.Domain.Journal;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;

namespace Telemetry.Ingest.Decoding.Again;

/// <summary>What the re-decodes of the journal have put in the place of readings, by message: the last of them stands.</summary>
public sealed class AppliedReDecodes
{
    private readonly Dictionary<JournalPosition, Dictionary<(SensorId, Quantity, DateTimeOffset), (double? First, double? Stands)>> _byMessage = [];

    public bool Any => _byMessage.Count > 0;

    public void Add(ReDecodeRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        foreach (var reading in record.Readings)
        {
            if (!_byMessage.TryGetValue(reading.Of, out var readings))
            {
                _byMessage.Add(reading.Of, readings = []);
            }

            var key = (reading.Sensor, reading.Quantity, reading.ObservedAt);
            readings[key] = (readings.TryGetValue(key, out var known) ? known.First : reading.First ?? reading.After, reading.After);
        }
    }

    /// <summary>Of a message: the value that its store holds as the first, and what stands; null for a message that no re-decode touched.</summary>
    internal Dictionary<(SensorId, Quantity, DateTimeOffset), (double? First, double? Stands)>? Of(JournalPosition message) =>
        _byMessage.GetValueOrDefault(message);
}
