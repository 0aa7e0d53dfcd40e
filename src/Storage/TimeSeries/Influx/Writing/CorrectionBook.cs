using System.Globalization;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Storage.TimeSeries.Influx.Http;
using Telemetry.Storage.TimeSeries.Influx.Lines;
using Telemetry.Storage.TimeSeries.Influx.Reading;

namespace Telemetry.Storage.TimeSeries.Influx.Writing;

/// <summary>A batch's corrections. Those that stand already are left out; each other gets the next number of its reading.</summary>
internal sealed class CorrectionBook(CorrectionReader stored)
{
    private readonly Dictionary<RowOrder, List<StoredCorrection>> _added = [];

    public bool Any => _added.Count > 0;

    public void Clear() => _added.Clear();

    public void Add(in StoredCorrection correction)
    {
        if (!_added.TryGetValue(correction.Order, out var list))
        {
            _added.Add(correction.Order, list = []);
        }

        list.Add(correction);
    }

    public async Task WriteAsync(LineProtocolWriter lines, long position, long committed, CancellationToken cancellation)
    {
        if (!Any)
        {
            return;
        }

        var standing = await ReadStandingAsync(committed, cancellation);
        foreach (var (reading, corrections) in _added)
        {
            var known = standing.GetValueOrDefault(reading) ?? [];
            foreach (var correction in corrections)
            {
                if (!known.Exists(k => k.SaysTheSameAs(correction)))
                {
                    var numbered = correction with { Batch = position, Ordinal = known.Where(k => k.Kind == correction.Kind).Max(k => (long?)k.Ordinal) + 1 ?? 0 };
                    known.Add(numbered);
                    Write(lines, numbered);
                }
            }
        }
    }

    private async Task<Dictionary<RowOrder, List<StoredCorrection>>> ReadStandingAsync(long committed, CancellationToken cancellation)
    {
        var runs = new TimeRuns();
        var series = new Dictionary<Quantity, HashSet<SensorId>>();
        foreach (var reading in _added.Keys)
        {
            runs.Add(reading.Observed);
            if (!series.TryGetValue(reading.Quantity, out var sensors))
            {
                series.Add(reading.Quantity, sensors = []);
            }

            sensors.Add(reading.Sensor);
        }

        List<(Quantity, List<SensorId>)> selected = [.. series.Select(s => (s.Key, s.Value.ToList()))];
        var standing = new Dictionary<RowOrder, List<StoredCorrection>>();
        foreach (var (first, last) in runs.Ranges())
        {
            await foreach (var correction in stored.ReadAsync(selected, revisions: false, first - 1, last, long.MaxValue, committed, cancellation))
            {
                if (_added.ContainsKey(correction.Order))
                {
                    if (!standing.TryGetValue(correction.Order, out var list))
                    {
                        standing.Add(correction.Order, list = []);
                    }

                    list.Add(correction);
                }
            }
        }

        return standing;
    }

    public static void Write(LineProtocolWriter lines, in StoredCorrection correction)
    {
        var (page, ordinal) = Math.DivRem(correction.Ordinal, StoredCorrection.PerPage);
        (string, string)[] tags =
        [
            (InfluxSchema.Sensor, correction.Sensor.Value),
            (InfluxSchema.Quantity, correction.Quantity.Name),
            (InfluxSchema.Kind, CorrectionKinds.NameOf(correction.Kind)),
            .. page == 0 ? Array.Empty<(string, string)>() : [(InfluxSchema.Page, page.ToString(CultureInfo.InvariantCulture))],
        ];
        lines.Begin(Prefixes.Of(InfluxSchema.Corrections, tags));
        if (correction.Value is { } value)
        {
            lines.Field(Fields.Value, value);
        }

        if (correction is { Flag: { } flag, Test: { } test })
        {
            lines.Field(Fields.Flag, (long)flag);
            lines.Field(Fields.Test, (long)test);
        }

        lines.Field(Fields.Recorded, correction.Recorded);
        lines.Field(Fields.Batch, correction.Batch);
        lines.Finish(correction.Observed, ordinal);
    }
}
