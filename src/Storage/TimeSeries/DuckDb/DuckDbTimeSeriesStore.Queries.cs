using System.Runtime.CompilerServices;
using DuckDB.NET.Data;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Storage;

namespace Telemetry.Storage.TimeSeries.DuckDb;

/// <content>What can be asked of the store.</content>
public sealed partial class DuckDbTimeSeriesStore
{
    public IAsyncEnumerable<ReadingRow> ReadAsync(ReadingQuery query, CancellationToken cancellation)
    {
        return StreamAsync(Rows, cancellation);

        IEnumerable<ReadingRow> Rows(DuckDBConnection connection)
        {
            var series = new SeriesSelection(_sensors, query.Sensors, query.Quantities);
            return Paged(connection, series, query, ReadingSql.Page, row => new ReadingRow(
                series.Sensors[row.GetInt32(0)],
                series.Quantities[row.GetInt32(1)],
                Micros.ToTime(row.GetInt64(2)),
                row.GetDouble(3),
                (Flag)row.GetByte(4),
                (QcTest)row.GetByte(5),
                (ReadingMarks)row.GetByte(6),
                Micros.ToTime(row.GetInt64(7)),
                Micros.ToTime(row.GetInt64(8))));
        }
    }

    public IAsyncEnumerable<CorrectionRow> ReadCorrectionsAsync(ReadingQuery query, CancellationToken cancellation)
    {
        return StreamAsync(Rows, cancellation);

        IEnumerable<CorrectionRow> Rows(DuckDBConnection connection)
        {
            var series = new SeriesSelection(_sensors, query.Sensors, query.Quantities);
            return Paged(connection, series, query, ReadingSql.Corrections, row => new CorrectionRow(
                series.Sensors[row.GetInt32(0)],
                series.Quantities[row.GetInt32(1)],
                Micros.ToTime(row.GetInt64(2)),
                CorrectionKinds.NameOf((CorrectionKind)row.GetByte(3)),
                row.IsDBNull(4) ? null : row.GetDouble(4),
                row.IsDBNull(5) ? null : (Flag)row.GetByte(5),
                row.IsDBNull(6) ? null : (QcTest)row.GetByte(6),
                Micros.ToTime(row.GetInt64(7))));
        }
    }

    public IAsyncEnumerable<AggregateRow> AggregateAsync(AggregateQuery query, CancellationToken cancellation)
    {
        var width = query.Interval.Width;
        if (!query.Interval.LocalDay && (width <= TimeSpan.Zero || TimeSpan.TicksPerDay % width.Ticks != 0))
        {
            throw new ArgumentException($"A bucket's width divides a day; {width} does not.", nameof(query));
        }

        return StreamAsync(Rows, cancellation);

        IEnumerable<AggregateRow> Rows(DuckDBConnection connection)
        {
            var series = new SeriesSelection(_sensors, query.Sensors, query.Quantities);
            var months = DuckDbSchema.ReadMonths(connection).Where(m => m.Overlaps(query.From, query.To)).ToList();
            if (series.IsEmpty || months.Count == 0)
            {
                yield break;
            }

            var days = query.Interval.LocalDay ? new LocalDays(query.TimeZone, query.From, query.To) : null;
            foreach (var row in connection.Query(AggregateSql.Of(months, series, query, days)))
            {
                var bucket = row.GetInt64(0);
                var start = days?.Start(bucket) ?? Micros.ToTime(bucket);
                yield return new AggregateRow(
                    series.Sensors[row.GetInt32(1)],
                    series.Quantities[row.GetInt32(2)],
                    start,
                    days?.Start(bucket + 1) ?? start + width,
                    row.GetInt64(4) == 0 && query.Aggregate != Aggregate.Count ? null : Told(query.Aggregate, Convert.ToDouble(row.GetValue(3), System.Globalization.CultureInfo.InvariantCulture)),
                    row.GetInt64(4),
                    row.GetInt64(5),
                    row.GetInt64(6));
            }
        }
    }

    public IAsyncEnumerable<ReadingRow> ReadLatestAsync(CancellationToken cancellation) =>
        StreamAsync(LatestSql.Read, cancellation);

    public async Task<IReadOnlyList<LedgerEntry>> ReadLedgerAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation)
    {
        var entries = new List<LedgerEntry>();
        await foreach (var entry in StreamAsync(Rows, cancellation))
        {
            entries.Add(entry);
        }

        return entries;

        IEnumerable<LedgerEntry> Rows(DuckDBConnection connection)
        {
            foreach (var row in connection.Query($"""
                SELECT epoch_us(l.hour), g.name, l.received, l.accepted, l.duplicate, l.conflict, l.rejected, l.undecodable
                FROM ledger l JOIN gateways g ON g.id = l.gateway
                WHERE l.hour >= {Micros.Sql(Micros.Of(from))} AND l.hour < {Micros.Sql(Micros.Of(to))}
                ORDER BY l.hour, g.name
                """))
            {
                yield return new LedgerEntry(
                    Micros.ToTime(row.GetInt64(0)), new GatewayId(row.GetString(1)), row.GetInt64(2), row.GetInt64(3),
                    row.GetInt64(4), row.GetInt64(5), row.GetInt64(6), row.GetInt64(7));
            }
        }
    }

    private static double Told(Aggregate aggregate, double value) =>
        aggregate is Aggregate.Mean or Aggregate.Sum ? Computed.Round(value) : value;

    /// <summary>Rows month by month, so that a long time costs the memory and the sort of one month at most.</summary>
    private static IEnumerable<T> Paged<T>(
        DuckDBConnection connection,
        SeriesSelection series,
        ReadingQuery query,
        Func<Month, SeriesSelection, ReadingQuery, int, string> sql,
        Func<DuckDBDataReader, T> convert)
    {
        if (series.IsEmpty)
        {
            yield break;
        }

        // The cursor's own instant may hold further series, hence a microsecond before it.
        var from = query.After is { } cursor && cursor.ObservedAt > query.From ? cursor.ObservedAt.AddMicroseconds(-1) : query.From;
        var left = query.Limit;
        foreach (var month in DuckDbSchema.ReadMonths(connection))
        {
            if (left <= 0 || !month.Overlaps(from, query.To))
            {
                continue;
            }

            foreach (var row in connection.Query(sql(month, series, query with { From = from }, left)))
            {
                left--;
                yield return convert(row);
            }
        }
    }

    private async IAsyncEnumerable<T> StreamAsync<T>(
        Func<DuckDBConnection, IEnumerable<T>> query, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (_database is null)
        {
            await OpenAsync(cancellation).WaitAsync(cancellation);
        }

        var database = _database ?? throw new IOException("The time-series store has just been closed after a failure; ask again.");
        await foreach (var row in database.Readers.StreamAsync(query, cancellation))
        {
            yield return row;
        }
    }
}
