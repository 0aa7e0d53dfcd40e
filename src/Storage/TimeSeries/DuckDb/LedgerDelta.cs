using System.Globalization;
using System.Text;
using DuckDB.NET.Data;

namespace Telemetry.Storage.TimeSeries.DuckDb;

/// <summary>What a batch adds to the ledger, by hour of receipt and gateway.</summary>
internal sealed class LedgerDelta
{
    private const long HourMicros = 3_600_000_000;
    private readonly Dictionary<(long Hour, int Gateway), LedgerAmounts> _amounts = [];

    public void Clear() => _amounts.Clear();

    /// <summary>Counts one reading as what it was settled as.</summary>
    public void Add(long receivedAtMicros, int gateway, Settled settled) => Add(
        receivedAtMicros,
        gateway,
        LedgerAmounts.Of(settled));

    public void Add(long receivedAtMicros, int gateway, LedgerAmounts amounts)
    {
        var key = (receivedAtMicros - (receivedAtMicros % HourMicros), gateway);
        _amounts.TryGetValue(key, out var sum);
        _amounts[key] = sum + amounts;
    }

    public void Flush(DuckDBConnection connection)
    {
        if (_amounts.Count == 0)
        {
            return;
        }

        var values = new StringBuilder();
        foreach (var ((hour, gateway), a) in _amounts)
        {
            values.Append(values.Length == 0 ? string.Empty : ",").Append(
                CultureInfo.InvariantCulture,
                $"({Micros.Sql(hour)},{gateway},{a.Received},{a.Accepted},{a.Duplicate},{a.Conflict},{a.Rejected},{a.Undecodable})");
        }

        var delta = $"(VALUES {values}) d(hour, gateway, received, accepted, duplicate, conflict, rejected, undecodable)";

        // The literal range keeps the scan to the row groups of these hours, whatever the length of the ledger.
        var range = $"l.hour BETWEEN {Micros.Sql(_amounts.Keys.Min(k => k.Hour))} AND {Micros.Sql(_amounts.Keys.Max(k => k.Hour))}";
        var known = connection.Execute($"""
            UPDATE ledger l SET received = l.received + d.received, accepted = l.accepted + d.accepted,
                duplicate = l.duplicate + d.duplicate, conflict = l.conflict + d.conflict,
                rejected = l.rejected + d.rejected, undecodable = l.undecodable + d.undecodable
            FROM {delta} WHERE {range} AND l.hour = d.hour AND l.gateway = d.gateway
            """);
        if (known < _amounts.Count)
        {
            connection.Execute($"""
                INSERT INTO ledger SELECT * FROM {delta}
                WHERE NOT EXISTS (SELECT 1 FROM ledger l WHERE {range} AND l.hour = d.hour AND l.gateway = d.gateway)
                """);
        }
    }
}
