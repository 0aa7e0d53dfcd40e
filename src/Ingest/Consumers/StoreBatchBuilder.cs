using Telemetry.Domain.Journal;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Storage;
using Telemetry.Rules.Engine;
using Telemetry.Rules.QualityControl;

namespace Telemetry.Ingest.Consumers;

/// <summary>Checks the journal's readings on their way to the store, as the rules' engine does, and gathers them into batches.</summary>
internal sealed class StoreBatchBuilder
{
    private readonly Dictionary<(SensorId, Quantity), SiteChecker> _checkers = [];
    private readonly HashSet<SiteChecker> _sites = [];
    private readonly List<CheckedReading> _changes = [];
    private readonly RuleEngineOptions _engine;
    private List<StoredReading> _readings = [];
    private List<FlagRevision> _revisions = [];
    private List<SupersededReading> _superseded = [];
    private Dictionary<(DateTimeOffset Hour, GatewayId Gateway), LedgerEntry> _refused = [];
    private bool _hourPassed;

    public StoreBatchBuilder(CityNetwork network, QualityControlOptions quality, RuleEngineOptions engine)
    {
        _engine = engine;
        foreach (var site in network.Sites)
        {
            Sensor[] sensors = [.. network.SensorsAt(site.Id)];
            var checker = new SiteChecker(sensors, quality);
            _sites.Add(checker);
            foreach (var sensor in sensors)
            {
                foreach (var quantity in sensor.Quantities)
                {
                    _checkers.Add((sensor.Id, quantity), checker);
                }
            }
        }
    }

    /// <summary>Readings gathered, with those that supersede.</summary>
    public int Count => _readings.Count + _superseded.Count;

    /// <summary>
    /// There is something to store, or an hour has passed: then the position is stored alone, so that a city that is silent
    /// for longer than the journal is kept still finds its place in it.
    /// </summary>
    public bool WorthWriting => Count > 0 || _refused.Count > 0 || _hourPassed;

    /// <summary>Takes a record: its readings checked, its rejections counted.</summary>
    public void Add(JournalRecord record)
    {
        switch (record)
        {
            case MessageRecord message:
                for (var i = 0; i < message.Readings.Count; i++)
                {
                    Add(message.Readings[i], message.Gateway);
                }

                if (message.Rejections.Count > 0)
                {
                    Refuse(message);
                }

                break;
            case ReDecodeRecord reDecode:
                for (var i = 0; i < reDecode.Readings.Count; i++)
                {
                    Supersede(reDecode.Readings[i], reDecode.At);
                }

                break;
            case TickRecord tick:
                Pass(tick.At);
                break;
        }
    }

    /// <summary>Takes a record only for what the checks remember of it, as when starting in the middle of the journal.</summary>
    public void Remember(JournalRecord record)
    {
        switch (record)
        {
            case MessageRecord message:
                for (var i = 0; i < message.Readings.Count; i++)
                {
                    _changes.Clear();
                    var reading = message.Readings[i];
                    _checkers.GetValueOrDefault((reading.Sensor, reading.Quantity))?.Check(reading, _changes);
                }

                break;
            case TickRecord tick:
                Pass(tick.At);
                _hourPassed = false;
                break;
        }
    }

    public StoreBatch Take(JournalPosition position)
    {
        var batch = new StoreBatch(position, _readings, _revisions, [.. _refused.Values]) { Superseded = _superseded };
        _readings = new List<StoredReading>(_readings.Count);
        _revisions = [];
        _superseded = [];
        _refused = [];
        _hourPassed = false;
        return batch;
    }

    /// <summary>At the hour the checks forget, at the same time and as much as the engine's do: the flags must be the same.</summary>
    private void Pass(DateTimeOffset tick)
    {
        if (tick.Ticks % TimeSpan.TicksPerHour != 0)
        {
            return;
        }

        _hourPassed = true;
        foreach (var site in _sites)
        {
            site.Forget(tick - _engine.LookBack);
        }
    }

    private void Add(in Reading reading, GatewayId gateway)
    {
        // A repeat changes nothing, and what left the network has no checks: the store settles the first, doubt marks the second.
        _changes.Clear();
        var known = _checkers.TryGetValue((reading.Sensor, reading.Quantity), out var checker);
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

        var marks = reading.ReceivedAt - reading.ObservedAt > _engine.Lateness ? reading.Marks | ReadingMarks.Late : reading.Marks;
        _readings.Add(new StoredReading(reading with { Marks = marks }, flag, test, gateway));
    }

    /// <summary>The range alone judges it: the other checks go by a series as it came, and the engine's have not seen this either.</summary>
    private void Supersede(in SupersedingReading superseding, DateTimeOffset at)
    {
        if (superseding.After is not { } value)
        {
            if (superseding.First is { } withdrawn)
            {
                _superseded.Add(new SupersededReading(superseding.Sensor, superseding.Quantity, superseding.ObservedAt, withdrawn, null, null, null, at));
            }

            return;
        }

        // What is added was not known before the re-decode: it is received by that, and late.
        var reading = new Reading(superseding.Sensor, superseding.Quantity, superseding.ObservedAt, value, at, superseding.Marks | ReadingMarks.Late);
        var judged = _checkers.TryGetValue((reading.Sensor, reading.Quantity), out var checker)
            ? checker.CheckRange(reading)
            : new CheckedReading(reading, Flag.Suspect, QcTest.None);
        if (superseding.First is { } before)
        {
            _superseded.Add(new SupersededReading(reading.Sensor, reading.Quantity, reading.ObservedAt, before, value, judged.Flag, judged.Test, at));
        }
        else
        {
            _readings.Add(new StoredReading(reading, judged.Flag, judged.Test, superseding.Gateway));
        }
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
