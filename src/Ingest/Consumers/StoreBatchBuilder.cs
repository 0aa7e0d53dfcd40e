using Telemetry.Domain.Journal;
using Telemetry.Domain.Network;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Storage;
using Telemetry.Rules.QualityControl;

namespace Telemetry.Ingest.Consumers;

/// <summary>Checks the journal's readings on their way to the store and gathers them into batches.</summary>
internal sealed class StoreBatchBuilder
{
    private readonly Dictionary<SensorId, SiteChecker> _checkers = [];
    private readonly List<CheckedReading> _changes = [];
    private readonly TimeSpan _lateness;
    private List<StoredReading> _readings = [];
    private List<FlagRevision> _revisions = [];
    private Dictionary<(DateTimeOffset Hour, GatewayId Gateway), LedgerEntry> _refused = [];

    public StoreBatchBuilder(CityNetwork network, QualityControlOptions quality, TimeSpan lateness)
    {
        _lateness = lateness;
        foreach (var site in network.Sites)
        {
            Sensor[] sensors = [.. network.SensorsAt(site.Id)];
            var checker = new SiteChecker(sensors, quality);
            foreach (var sensor in sensors)
            {
                _checkers.Add(sensor.Id, checker);
            }
        }
    }

    public int Count => _readings.Count;

    public bool IsEmpty => _readings.Count == 0 && _refused.Count == 0;

    /// <summary>Takes a record: its readings checked, its rejections counted.</summary>
    public void Add(MessageRecord message)
    {
        for (var i = 0; i < message.Readings.Count; i++)
        {
            Add(message.Readings[i], message.Gateway);
        }

        if (message.Rejections.Count > 0)
        {
            Refuse(message);
        }
    }

    /// <summary>Takes a record only for what the checks remember of it, as when starting in the middle of the journal.</summary>
    public void Remember(MessageRecord message)
    {
        for (var i = 0; i < message.Readings.Count; i++)
        {
            _changes.Clear();
            _checkers.GetValueOrDefault(message.Readings[i].Sensor)?.Check(message.Readings[i], _changes);
        }
    }

    /// <summary>Lets the checks forget what is too old to judge anything by.</summary>
    public void Forget(DateTimeOffset until)
    {
        foreach (var checker in _checkers.Values)
        {
            checker.Forget(until);
        }
    }

    public StoreBatch Take(JournalPosition position)
    {
        var batch = new StoreBatch(position, _readings, _revisions, [.. _refused.Values]);
        _readings = new List<StoredReading>(_readings.Count);
        _revisions = [];
        _refused = [];
        return batch;
    }

    private void Add(in Reading reading, GatewayId gateway)
    {
        // A repeat changes nothing and a sensor that left the network has no checks: the store settles the first, doubt marks the second.
        _changes.Clear();
        var known = _checkers.TryGetValue(reading.Sensor, out var checker);
        checker?.Check(reading, _changes);
        var flag = known ? Flag.Pass : Flag.Suspect;
        var test = QcTest.None;
        foreach (var change in _changes)
        {
            if (change.Reading.ObservedAt == reading.ObservedAt
                && ReferenceEquals(change.Reading.Quantity, reading.Quantity)
                && change.Reading.Sensor == reading.Sensor)
            {
                flag = change.Flag;
                test = change.Test;
            }
            else
            {
                _revisions.Add(new FlagRevision(
                    change.Reading.Sensor, change.Reading.Quantity, change.Reading.ObservedAt, change.Flag, change.Test, reading.ReceivedAt));
            }
        }

        var marks = reading.ReceivedAt - reading.ObservedAt > _lateness ? reading.Marks | ReadingMarks.Late : reading.Marks;
        _readings.Add(new StoredReading(reading with { Marks = marks }, flag, test, gateway));
    }

    private void Refuse(MessageRecord message)
    {
        var hour = new DateTimeOffset(message.At.UtcTicks - (message.At.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);
        var entry = _refused.GetValueOrDefault((hour, message.Gateway)) ?? new LedgerEntry(hour, message.Gateway, 0, 0, 0, 0, 0, 0);
        _refused[(hour, message.Gateway)] = message.Undecodable
            ? entry with { Undecodable = entry.Undecodable + 1 }
            : entry with
            {
                Received = entry.Received + message.Rejections.Count,
                Rejected = entry.Rejected + message.Rejections.Count,
            };
    }
}
