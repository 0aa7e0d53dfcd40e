using DuckDB.NET.Data;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Storage;

namespace Telemetry.Storage.TimeSeries.DuckDb;

/// <summary>
/// Settles one batch inside the open transaction: within the batch the first in journal order wins, then the firsts are
/// joined with what each month's table holds in the batch's own time ranges, and what is new is appended.
/// </summary>
internal sealed class BatchWriter(NameTable sensors, NameTable gateways)
{
    private readonly Dictionary<ReadingKey, int> _entryOf = [];
    private readonly List<Entry> _entries = [];
    private readonly List<int> _entryOfReading = [];
    private readonly Dictionary<Month, TimeRuns> _runs = [];
    private readonly LedgerDelta _ledger = new();
    private readonly CorrectionWriter _corrections = new();

    public StoreReceipt Write(DuckDBConnection connection, StoreBatch batch, DateTimeOffset storedAt, IReadOnlySet<Month> months, out List<Month> created)
    {
        _entryOf.Clear();
        _entries.Clear();
        _entryOfReading.Clear();
        _runs.Clear();
        _ledger.Clear();
        _corrections.Clear();

        FindFirsts(batch.Readings);
        FindStanding(connection, months);
        var receipt = Settle(batch);
        AddRevisions(batch.Revisions);
        AddRefused(batch.Refused);

        created = [.. _runs.Keys.Concat(_corrections.Months).Distinct().Where(m => !months.Contains(m)).Order()];
        foreach (var month in created)
        {
            DuckDbSchema.CreateMonth(connection, month);
        }

        AppendAccepted(connection, batch.Readings, Micros.ToDateTime(Micros.Of(storedAt)));
        SupersededReadings.Find(connection, sensors, batch.Superseded, months.Concat(created), _corrections);
        sensors.Flush(connection);
        gateways.Flush(connection);
        if (_corrections.Any)
        {
            var sequence = _corrections.Flush(connection, DuckDbSchema.ReadMeta(connection, "corrections"));
            DuckDbSchema.WriteMeta(connection, "corrections", sequence);
        }

        _ledger.Flush(connection);
        DuckDbSchema.WriteMeta(connection, "position", batch.Position.Sequence);
        return receipt;
    }

    private void FindFirsts(IReadOnlyList<StoredReading> readings)
    {
        for (var i = 0; i < readings.Count; i++)
        {
            var reading = readings[i].Reading;
            var key = KeyOf(reading.Sensor.Value, reading.Quantity.Code, reading.ObservedAt);
            if (!_entryOf.TryGetValue(key, out var entry))
            {
                entry = _entries.Count;
                _entryOf.Add(key, entry);
                var month = Month.Of(reading.ObservedAt);
                _entries.Add(new Entry(key, month, i, reading.Value, StoredBefore: false));
                if (!_runs.TryGetValue(month, out var runs))
                {
                    _runs.Add(month, runs = new TimeRuns());
                }

                runs.Add(key.ObservedAtMicros);
            }

            _entryOfReading.Add(entry);
        }
    }

    /// <summary>Finds which keys the store holds already, and with what value.</summary>
    private void FindStanding(DuckDBConnection connection, IReadOnlySet<Month> months)
    {
        if (!_runs.Keys.Any(months.Contains))
        {
            return;
        }

        connection.Execute("CREATE OR REPLACE TEMP TABLE staged (entry INTEGER, sensor INTEGER, quantity UTINYINT, observed_at TIMESTAMP)");
        using (var appender = connection.CreateAppender("staged"))
        {
            for (var i = 0; i < _entries.Count; i++)
            {
                var entry = _entries[i];
                if (months.Contains(entry.Month))
                {
                    appender.CreateRow().AppendValue(i).AppendValue(entry.Key.Sensor).AppendValue(entry.Key.Quantity)
                        .AppendValue(Micros.ToDateTime(entry.Key.ObservedAtMicros)).EndRow();
                }
            }
        }

        foreach (var (month, runs) in _runs)
        {
            if (!months.Contains(month))
            {
                continue;
            }

            foreach (var (first, last) in runs.Ranges())
            {
                foreach (var row in connection.Query($"""
                    SELECT s.entry, r.value FROM {month.Readings} r JOIN staged s
                      ON r.sensor = s.sensor AND r.quantity = s.quantity AND r.observed_at = s.observed_at
                    WHERE r.observed_at BETWEEN {Micros.Sql(first)} AND {Micros.Sql(last)}
                      AND s.observed_at BETWEEN {Micros.Sql(first)} AND {Micros.Sql(last)}
                    """))
                {
                    var index = row.GetInt32(0);
                    _entries[index] = _entries[index] with { Value = row.GetDouble(1), StoredBefore = true };
                }
            }
        }
    }

    private StoreReceipt Settle(StoreBatch batch)
    {
        int accepted = 0, duplicates = 0, conflicts = 0;
        for (var i = 0; i < batch.Readings.Count; i++)
        {
            var stored = batch.Readings[i];
            var entry = _entries[_entryOfReading[i]];
            var received = Micros.Of(stored.Reading.ReceivedAt);
            Settled settled;
            if (!entry.StoredBefore && entry.First == i)
            {
                settled = Settled.Accepted;
                accepted++;
            }
            else if (stored.Reading.Value.Equals(entry.Value))
            {
                settled = Settled.Duplicate;
                duplicates++;
            }
            else
            {
                settled = Settled.Conflict;
                conflicts++;
                _corrections.Add(entry.Month, new Correction(entry.Key, CorrectionKind.Conflict, stored.Reading.Value, null, null, received));
            }

            _ledger.Add(received, gateways.Intern(stored.Gateway.Value), settled);
        }

        return new StoreReceipt(accepted, duplicates, conflicts);
    }

    private void AddRevisions(IReadOnlyList<FlagRevision> revisions)
    {
        foreach (var revision in revisions)
        {
            var key = KeyOf(revision.Sensor.Value, revision.Quantity.Code, revision.ObservedAt);
            _corrections.Add(Month.Of(revision.ObservedAt), new Correction(
                key, CorrectionKind.Flag, null, (byte)revision.Flag, (byte)revision.Test, Micros.Of(revision.RevisedAt)));
        }
    }

    private void AddRefused(IReadOnlyList<LedgerEntry> refused)
    {
        foreach (var entry in refused)
        {
            _ledger.Add(
                Micros.Of(entry.Hour),
                gateways.Intern(entry.Gateway.Value),
                LedgerAmounts.Of(entry));
        }
    }

    private void AppendAccepted(DuckDBConnection connection, IReadOnlyList<StoredReading> readings, DateTime storedAt)
    {
        foreach (var month in _runs.Keys)
        {
            using var appender = connection.CreateAppender(month.Readings);
            foreach (var entry in _entries)
            {
                if (entry.StoredBefore || entry.Month != month)
                {
                    continue;
                }

                var stored = readings[entry.First];
                appender.CreateRow()
                    .AppendValue(entry.Key.Sensor).AppendValue(entry.Key.Quantity).AppendValue(Micros.ToDateTime(entry.Key.ObservedAtMicros))
                    .AppendValue(stored.Reading.Value).AppendValue((byte)stored.Flag).AppendValue((byte)stored.Test)
                    .AppendValue((byte)stored.Reading.Marks).AppendValue(Micros.ToDateTime(Micros.Of(stored.Reading.ReceivedAt)))
                    .AppendValue(storedAt).EndRow();
            }
        }
    }

    private ReadingKey KeyOf(string sensor, byte quantity, DateTimeOffset observedAt) =>
        new(sensors.Intern(sensor), quantity, Micros.Of(observedAt));

    /// <summary>A key of the batch: its first reading there, and the value that stands for it.</summary>
    private readonly record struct Entry(ReadingKey Key, Month Month, int First, double Value, bool StoredBefore);
}
