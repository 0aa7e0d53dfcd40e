using Telemetry.Domain.Readings;
using Telemetry.Domain.Storage;
using Telemetry.Storage.TimeSeries.Influx.Http;
using Telemetry.Storage.TimeSeries.Influx.Lines;
using Telemetry.Storage.TimeSeries.Influx.Reading;
using Telemetry.Storage.TimeSeries.Influx.Rollups;

namespace Telemetry.Storage.TimeSeries.Influx.Writing;

/// <summary>
/// Takes a batch into the store, in an order in which a crash at any place leaves what counts as it was: marks of hours that
/// late data dirties, readings, corrections and ledger, and at last the commit point, which makes all of it count.
/// </summary>
internal sealed class InfluxBatchWriter(InfluxClient client, CorrectionReader corrections, int maxSeries)
{
    private readonly LineBatch _batch = new();
    private readonly StandingReadings _standing = new(client);
    private readonly CorrectionBook _corrections = new(corrections);

    public async Task<StoreReceipt> WriteAsync(InfluxState state, StoreBatch batch, DateTimeOffset storedAt, CancellationToken cancellation)
    {
        var position = batch.Position.Sequence;
        var keys = new BatchKeys(batch.Readings, state.Catalogue, maxSeries);
        await _standing.FindAsync(keys, state.Committed, cancellation);
        await MarkDirtyAsync(state, keys, batch, position, cancellation);
        await WriteReadingsAsync(keys, batch.Readings, position, Micros.Of(storedAt), cancellation);

        var receipt = Settle(state.Ledger, keys, batch, out var refused);
        if (refused.Count > 0 && batch.OnRefused is { } tell)
        {
            await tell(refused, cancellation);
        }

        await SupersedeAsync(state, keys, batch.Superseded, cancellation);
        _batch.Clear();
        var lines = new LineProtocolWriter(_batch);
        await _corrections.WriteAsync(lines, position, state.Committed, cancellation);
        await state.Ledger.WriteAsync(lines, position, state.Committed, cancellation);
        await client.WriteWholeAsync(_batch, cancellation);
        await state.Commits.WriteAsync(state.Point(position), cancellation);

        keys.Learn();
        state.Ledger.Commit();
        state.Committed = position;
        foreach (var stored in batch.Readings)
        {
            state.NewestReceipt = Math.Max(state.NewestReceipt, Micros.Of(stored.Reading.ReceivedAt));
        }

        return receipt;
    }

    /// <summary>Readings, revisions and re-decodes of hours that are rolled up, or are about to be, put the roll-up out of date.</summary>
    private async Task MarkDirtyAsync(InfluxState state, BatchKeys keys, StoreBatch batch, long position, CancellationToken cancellation)
    {
        var late = new HashSet<DirtyHour>();
        foreach (var key in keys.All)
        {
            if (key is { IsNew: true, Series: { } series })
            {
                Note(series, key.Observed);
            }
        }

        foreach (var revision in batch.Revisions)
        {
            if (state.Catalogue.Find(revision.Sensor, revision.Quantity) is { } series)
            {
                Note(series, Micros.Of(revision.ObservedAt));
            }
        }

        foreach (var superseded in batch.Superseded)
        {
            if (state.Catalogue.Find(superseded.Sensor, superseded.Quantity) is { } series)
            {
                Note(series, Micros.Of(superseded.ObservedAt));
            }
        }

        if (late.Count == 0)
        {
            return;
        }

        _batch.Clear();
        var missing = state.Dirty.WriteMissing(new LineProtocolWriter(_batch), late, position);
        await client.WriteWholeAsync(_batch, cancellation);
        state.Dirty.Marked(missing, position);

        void Note(Series series, long observed)
        {
            if (DirtyHour.StartOf(observed) is var hour && hour < state.RollingUntil)
            {
                late.Add(new DirtyHour(series, hour));
            }
        }
    }

    private async Task WriteReadingsAsync(
        BatchKeys keys, IReadOnlyList<StoredReading> readings, long position, long storedAt, CancellationToken cancellation)
    {
        _batch.Clear();
        var lines = new LineProtocolWriter(_batch);
        var keyOfLine = new List<int>(keys.Count);
        for (var i = 0; i < keys.Count; i++)
        {
            if (keys[i] is not { IsNew: true, Series: { } series } key)
            {
                continue;
            }

            var stored = readings[key.First];
            lines.Begin(series.Prefix);
            lines.Field(Fields.Value, key.Value);
            lines.Field(Fields.Flag, (long)stored.Flag);
            lines.Field(Fields.Test, (long)stored.Test);
            lines.Field(Fields.Marks, (long)stored.Reading.Marks);
            lines.Field(Fields.Received, Micros.Of(stored.Reading.ReceivedAt));
            lines.Field(Fields.Stored, storedAt);
            lines.Field(Fields.Batch, position);
            if (lines.End(QueryText.Nanoseconds(key.Observed)) is var refusal and not LineRefusal.None)
            {
                keys.Refuse(i, $"it can't be written in line protocol: {refusal}");
            }
            else
            {
                keyOfLine.Add(i);
            }
        }

        if (_batch.Count > 0)
        {
            foreach (var line in (await client.WriteAsync(_batch, cancellation)).Refused)
            {
                keys.Refuse(keyOfLine[line.Line], line.Reason);
            }
        }
    }

    /// <summary>A value gives way only where it is the one that stands: in this batch, or in the store.</summary>
    private async Task SupersedeAsync(InfluxState state, BatchKeys keys, IReadOnlyList<SupersededReading> superseded, CancellationToken cancellation)
    {
        if (superseded.Count == 0)
        {
            return;
        }

        var asked = new BatchKeys(
            [.. superseded.Select(s => new StoredReading(new Domain.Readings.Reading(s.Sensor, s.Quantity, s.ObservedAt, s.Before, s.At), Flag.Pass, QcTest.None, default))],
            state.Catalogue, maxSeries);
        await _standing.FindAsync(asked, state.Committed, cancellation);
        for (var i = 0; i < superseded.Count; i++)
        {
            var (one, observed, stored) = (superseded[i], Micros.Of(superseded[i].ObservedAt), asked.OfReading(i));
            var stands = keys.ValueOf(one.Sensor, one.Quantity, observed) ?? (stored.StoredBefore ? stored.Value : null);
            if (stands is { } value && value.Equals(one.Before))
            {
                _corrections.Add(new StoredCorrection(
                    one.Sensor, one.Quantity, observed, CorrectionKind.ReDecode, one.After, (byte?)one.Flag, (byte?)one.Test, Micros.Of(one.At)));
            }
        }
    }

    private StoreReceipt Settle(LedgerBook ledger, BatchKeys keys, StoreBatch batch, out List<RefusedReading> refused)
    {
        int accepted = 0, duplicates = 0, conflicts = 0;
        refused = [];
        ledger.Clear();
        _corrections.Clear();
        for (var i = 0; i < batch.Readings.Count; i++)
        {
            var stored = batch.Readings[i];
            var key = keys.OfReading(i);
            var received = Micros.Of(stored.Reading.ReceivedAt);
            Settled settled;
            if (key.Refused is { } reason)
            {
                settled = Settled.Refused;
                refused.Add(new RefusedReading(i, reason));
            }
            else if (!key.StoredBefore && key.First == i)
            {
                settled = Settled.Accepted;
                accepted++;
            }
            else if (stored.Reading.Value.Equals(key.Value))
            {
                settled = Settled.Duplicate;
                duplicates++;
            }
            else
            {
                settled = Settled.Conflict;
                conflicts++;
                _corrections.Add(new StoredCorrection(
                    stored.Reading.Sensor, stored.Reading.Quantity, key.Observed, CorrectionKind.Conflict, stored.Reading.Value, null, null, received));
            }

            ledger.Add(received, stored.Gateway.Value, LedgerAmounts.Of(settled));
        }

        foreach (var revision in batch.Revisions)
        {
            _corrections.Add(new StoredCorrection(
                revision.Sensor, revision.Quantity, Micros.Of(revision.ObservedAt), CorrectionKind.Flag, null, (byte)revision.Flag, (byte)revision.Test,
                Micros.Of(revision.RevisedAt)));
        }

        foreach (var entry in batch.Refused)
        {
            ledger.Add(Micros.Of(entry.Hour), entry.Gateway.Value, LedgerAmounts.Of(entry));
        }

        return new StoreReceipt(accepted, duplicates, conflicts, refused.Count);
    }
}
