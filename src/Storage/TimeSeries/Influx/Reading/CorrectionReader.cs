using System.Globalization;
using System.Runtime.CompilerServices;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Storage.TimeSeries.Influx.Http;
using Telemetry.Storage.TimeSeries.Influx.Queries;

namespace Telemetry.Storage.TimeSeries.Influx.Reading;

/// <summary>Committed corrections of a window in the order of their readings, then of their recording, streamed.</summary>
internal sealed class CorrectionReader(InfluxClient client)
{
    public const string Columns =
        "\"value\", \"flag\", \"test\", \"recorded\", \"batch\", \"sensor\"::tag, \"quantity\"::tag, \"kind\"::tag, \"page\"::tag";

    /// <summary>The kinds that change a reading.</summary>
    public static readonly IReadOnlyList<string> Revisions = [CorrectionKinds.Flag, CorrectionKinds.ReDecode];

    /// <param name="revisions">Only what changes the reading: not conflicts.</param>
    public IAsyncEnumerable<StoredCorrection> ReadAsync(
        IReadOnlyList<(Quantity Quantity, List<SensorId> Sensors)> series,
        bool revisions,
        long from,
        long to,
        long knownAt,
        long committed,
        CancellationToken cancellation) =>
        FetchAsync(series, revisions, from, to, knownAt, committed, cancellation)
            .OrderInstantsAsync(correction => correction.Observed, static (a, b) => a.CompareTo(b), cancellation);

    private async IAsyncEnumerable<StoredCorrection> FetchAsync(
        IReadOnlyList<(Quantity Quantity, List<SensorId> Sensors)> series,
        bool revisions,
        long from,
        long to,
        long knownAt,
        long committed,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (series.Count == 0)
        {
            yield break;
        }

        var sensors = series.SelectMany(s => s.Sensors).Distinct().ToList();
        var wanted = series.SelectMany(s => s.Sensors.Select(sensor => new SeriesKey(sensor, s.Quantity))).ToHashSet();
        var named = series.Count == QuantityCatalogue.All.Count ? string.Empty : QueryText.AndAny(InfluxSchema.Quantity, series.Select(s => s.Quantity.Name));
        var ofKind = revisions ? QueryText.AndAny(InfluxSchema.Kind, Revisions) : string.Empty;
        var query = $"SELECT {Columns} FROM {InfluxQl.Name(InfluxSchema.Corrections)} "
            + $"WHERE {QueryText.Window(from, to)}{named}{ofKind}{QueryText.AndSensors(sensors)}";
        await foreach (var row in client.QueryAsync(query, cancellation))
        {
            if (row.IsInParts(4, 5) || row.Int64(5) > committed || row.Int64(4) > knownAt || QuantityCatalogue.Find(row.Text(7)) is not { } quantity)
            {
                continue;
            }

            var sensor = new SensorId(row.Text(6));
            if (!wanted.Contains(new SeriesKey(sensor, quantity)))
            {
                continue;
            }

            yield return Parse(row, sensor, quantity);
        }
    }

    /// <summary>A row of <see cref="Columns"/>.</summary>
    public static StoredCorrection Parse(in InfluxRow row, SensorId sensor, Quantity quantity)
    {
        var nanoseconds = row.Int64(0);
        var observed = Math.DivRem(nanoseconds - Modulo(nanoseconds), 1000).Quotient;
        var page = row.IsNull(9) || row.Text(9) is not { Length: > 0 } text ? 0 : long.Parse(text, CultureInfo.InvariantCulture);
        return new StoredCorrection(
            sensor,
            quantity,
            observed,
            CorrectionKinds.Of(row.Text(8)),
            row.IsNull(1) ? null : row.Double(1),
            row.IsNull(2) ? null : (byte)row.Int64(2),
            row.IsNull(3) ? null : (byte)row.Int64(3),
            row.Int64(4),
            row.Int64(5),
            (page * StoredCorrection.PerPage) + Modulo(nanoseconds));
    }

    private static long Modulo(long nanoseconds)
    {
        var rest = nanoseconds % StoredCorrection.PerPage;
        return rest < 0 ? rest + StoredCorrection.PerPage : rest;
    }
}
