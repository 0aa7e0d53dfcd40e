using DuckDB.NET.Data;

namespace Telemetry.Storage.TimeSeries.DuckDb;

/// <summary>Appends a batch's corrections to their months' tables, leaving out those that stand there already.</summary>
internal sealed class CorrectionWriter
{
    private readonly Dictionary<Month, List<Correction>> _byMonth = [];
    private readonly HashSet<Correction> _seen = [];

    public IEnumerable<Month> Months => _byMonth.Keys;

    public bool Any => _byMonth.Count > 0;

    public void Clear()
    {
        _byMonth.Clear();
        _seen.Clear();
    }

    public void Add(Month month, in Correction correction)
    {
        if (!_seen.Add(correction))
        {
            return;
        }

        if (!_byMonth.TryGetValue(month, out var list))
        {
            _byMonth.Add(month, list = []);
        }

        list.Add(correction);
    }

    /// <summary>Gives the last sequence number used: it orders corrections recorded at the same instant.</summary>
    public long Flush(DuckDBConnection connection, long sequence)
    {
        foreach (var (month, corrections) in _byMonth)
        {
            connection.Execute($"CREATE OR REPLACE TEMP TABLE staged_corrections AS FROM {month.Corrections} LIMIT 0");
            using (var appender = connection.CreateAppender("staged_corrections"))
            {
                foreach (var c in corrections)
                {
                    appender.CreateRow()
                        .AppendValue(c.Key.Sensor).AppendValue(c.Key.Quantity).AppendValue(Micros.ToDateTime(c.Key.ObservedAtMicros))
                        .AppendValue((byte)c.Kind).AppendValue(c.Value).AppendValue(c.Flag).AppendValue(c.Test)
                        .AppendValue(Micros.ToDateTime(c.RecordedAtMicros)).AppendValue(++sequence).EndRow();
                }
            }

            connection.Execute($"""
                INSERT INTO {month.Corrections} SELECT * FROM staged_corrections s WHERE NOT EXISTS (
                    SELECT 1 FROM {month.Corrections} c
                    WHERE c.sensor = s.sensor AND c.quantity = s.quantity AND c.observed_at = s.observed_at AND c.kind = s.kind
                      AND c.value IS NOT DISTINCT FROM s.value AND c.flag IS NOT DISTINCT FROM s.flag
                      AND c.test IS NOT DISTINCT FROM s.test
                      AND (s.kind = {(byte)CorrectionKind.Conflict} OR c.recorded_at = s.recorded_at))
                ORDER BY s.sequence
                """);
        }

        return sequence;
    }
}
