using System.Globalization;
using Telemetry.Domain.Storage;
using Telemetry.Storage.TimeSeries.Influx.Http;
using Telemetry.Storage.TimeSeries.Influx.Lines;
using Telemetry.Storage.TimeSeries.Influx.Reading;
using Telemetry.Storage.TimeSeries.Influx.Writing;

namespace Telemetry.Storage.TimeSeries.Influx.Transfer;

/// <summary>
/// Writes rows of another store as points that do not count before the commit point does: they bear the position that the store will be
/// at. The same rows again are the same points.
/// </summary>
internal sealed class InfluxImport(InfluxClient client, InfluxState state, int maxSeries)
{
    private readonly LineBatch _batch = new();

    public async Task WriteAsync(StoreImport import, CancellationToken cancellation)
    {
        _batch.Clear();
        var lines = new LineProtocolWriter(_batch);
        foreach (var reading in import.Readings)
        {
            Write(lines, reading, import.Position.Sequence);
        }

        Write(lines, import.Corrections, import.Position.Sequence);
        foreach (var entry in import.Ledger)
        {
            Write(lines, entry, import.Position.Sequence);
        }

        if (_batch.Count > 0 && (await client.WriteAsync(_batch, cancellation)).Refused is { Count: > 0 } refused)
        {
            throw new InfluxRefusedException(string.Create(
                CultureInfo.InvariantCulture,
                $"InfluxDB refuses {refused.Count} of {_batch.Count} points that are to be moved, the first: {refused[0].Reason} Nothing was skipped: mend that and run migrate-store again."));
        }
    }

    private void Write(LineProtocolWriter lines, in ReadingRow reading, long position)
    {
        var series = SeriesOf(reading);
        var observed = Micros.Of(reading.ObservedAt);
        series.HighWater = Math.Max(series.HighWater, observed);
        lines.Begin(series.Prefix);
        lines.Field(Fields.Value, reading.Value);
        lines.Field(Fields.Flag, (long)reading.Flag);
        lines.Field(Fields.Test, (long)reading.Test);
        lines.Field(Fields.Marks, (long)reading.Marks);
        lines.Field(Fields.Received, Micros.Of(reading.ReceivedAt));
        lines.Field(Fields.Stored, Micros.Of(reading.StoredAt));
        lines.Field(Fields.Batch, position);
        lines.Finish(observed);
    }

    /// <summary>Corrections of one reading stand in the order they come in: whichever kind, the batch numbers them.</summary>
    private static void Write(LineProtocolWriter lines, IReadOnlyList<CorrectionRow> corrections, long position)
    {
        var (reading, among) = (default(RowOrder), 0L);
        var ordinals = new Dictionary<CorrectionKind, long>();
        foreach (var row in corrections)
        {
            var order = new RowOrder(Micros.Of(row.ObservedAt), row.Sensor, row.Quantity);
            if (order != reading)
            {
                (reading, among) = (order, 0);
                ordinals.Clear();
            }

            var kind = CorrectionKinds.Of(row.Kind);
            var ordinal = ordinals[kind] = ordinals.TryGetValue(kind, out var last) ? last + 1 : 0;
            CorrectionBook.Write(lines, new StoredCorrection(
                row.Sensor, row.Quantity, order.Observed, kind, row.Value, (byte?)row.Flag, (byte?)row.Test, Micros.Of(row.RecordedAt),
                Batch: Math.Min(position, ++among), Ordinal: ordinal));
        }
    }

    private static void Write(LineProtocolWriter lines, LedgerEntry entry, long position)
    {
        lines.Begin(Prefixes.Of(InfluxSchema.Ledger, (InfluxSchema.Gateway, entry.Gateway.Value), (InfluxSchema.Slot, "a")));
        lines.Field(Fields.Received, entry.Received);
        lines.Field(Fields.Accepted, entry.Accepted);
        lines.Field(Fields.Duplicate, entry.Duplicate);
        lines.Field(Fields.Conflict, entry.Conflict);
        lines.Field(Fields.Rejected, entry.Rejected);
        lines.Field(Fields.Undecodable, entry.Undecodable);
        lines.Field(Fields.Position, position);
        lines.Finish(Micros.Of(entry.Hour));
    }

    private Series SeriesOf(in ReadingRow reading)
    {
        if (state.Catalogue.Find(reading.Sensor, reading.Quantity) is { } known)
        {
            return known;
        }

        if (state.Catalogue.Count >= maxSeries)
        {
            throw new InfluxRefusedException(string.Create(
                CultureInfo.InvariantCulture,
                $"The store has {maxSeries} series, the most it may have (Telemetry:Influx:MaxSeries): {reading.Quantity.Name} of {reading.Sensor} would be a further one. Raise it and run migrate-store again."));
        }

        var series = new Series(reading.Sensor, reading.Quantity);
        state.Catalogue.Add(series);
        return series;
    }
}
