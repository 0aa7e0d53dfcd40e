using System.Globalization;
using Telemetry.Domain.Storage;
using Telemetry.Storage.TimeSeries.Influx.Http;
using Telemetry.Storage.TimeSeries.Influx.Lines;
using Telemetry.Storage.TimeSeries.Influx.Queries;

namespace Telemetry.Storage.TimeSeries.Influx.Writing;

/// <summary>
/// The ledger's totals, absolute, each with the position they count up to, in two slots written by turns: what a batch wrote
/// that was never committed lies in the other slot than what counts, and is written over by its repeat.
/// </summary>
internal sealed class LedgerBook(InfluxClient client)
{
    private const int MostHours = 48;
    private readonly Dictionary<(long Hour, string Gateway), (LedgerAmounts Amounts, bool InFirst)> _totals = [];
    private readonly Dictionary<(long Hour, string Gateway), LedgerAmounts> _added = [];
    private readonly HashSet<long> _hours = [];

    public void Clear() => _added.Clear();

    /// <param name="at">A time within the hour, in microseconds.</param>
    public void Add(long at, string gateway, LedgerAmounts amounts)
    {
        var key = (at - (at % Micros.PerHour), gateway);
        _added.TryGetValue(key, out var sum);
        _added[key] = sum + amounts;
    }

    /// <summary>Writes what the totals are with the batch, into the slots that do not count yet.</summary>
    public async Task WriteAsync(LineProtocolWriter lines, long position, long committed, CancellationToken cancellation)
    {
        await LoadAsync(committed, cancellation);
        foreach (var ((hour, gateway), added) in _added)
        {
            _totals.TryGetValue((hour, gateway), out var total);
            var amounts = total.Amounts + added;
            lines.Begin(Prefixes.Of(InfluxSchema.Ledger, (InfluxSchema.Gateway, gateway), (InfluxSchema.Slot, total.InFirst ? "b" : "a")));
            lines.Field(Fields.Received, amounts.Received);
            lines.Field(Fields.Accepted, amounts.Accepted);
            lines.Field(Fields.Duplicate, amounts.Duplicate);
            lines.Field(Fields.Conflict, amounts.Conflict);
            lines.Field(Fields.Rejected, amounts.Rejected);
            lines.Field(Fields.Undecodable, amounts.Undecodable);
            lines.Field(Fields.Position, position);
            lines.Finish(hour);
        }
    }

    /// <summary>The batch is committed: its slots count.</summary>
    public void Commit()
    {
        foreach (var (key, added) in _added)
        {
            _totals.TryGetValue(key, out var total);
            _totals[key] = (total.Amounts + added, !total.InFirst);
        }
    }

    /// <summary>Totals of hours in [from, to), in microseconds, as far as they are committed.</summary>
    /// <param name="committed">Asked for once the totals are read: what counted when they were written still does then.</param>
    public static async Task<List<(long Hour, string Gateway, LedgerAmounts Amounts, bool InFirst)>> ReadAsync(
        InfluxClient client, long from, long to, Func<long> committed, CancellationToken cancellation)
    {
        var slots = new List<(long Hour, string Gateway, LedgerAmounts Amounts, bool InFirst, long Position)>();
        var query = string.Create(
            CultureInfo.InvariantCulture,
            $"SELECT \"received\", \"accepted\", \"duplicate\", \"conflict\", \"rejected\", \"undecodable\", \"position\", \"gateway\"::tag, \"slot\"::tag FROM {InfluxQl.Name(InfluxSchema.Ledger)} WHERE {Reading.QueryText.Window(from - 1, to - 1)}");
        await foreach (var row in client.QueryAsync(query, cancellation))
        {
            if (row.IsInParts(1, 7))
            {
                // Under way, so it does not count yet.
                continue;
            }

            var amounts = new LedgerAmounts(row.Int64(1), row.Int64(2), row.Int64(3), row.Int64(4), row.Int64(5), row.Int64(6));
            slots.Add((Math.DivRem(row.Int64(0), 1000).Quotient, row.Text(8), amounts, row.Text(9) == "a", row.Int64(7)));
        }

        var upTo = committed();
        return
        [
            .. slots.Where(s => s.Position <= upTo)
                .GroupBy(s => (s.Hour, s.Gateway))
                .Select(g => g.MaxBy(s => s.Position))
                .OrderBy(s => s.Hour).ThenBy(s => s.Gateway, StringComparer.Ordinal)
                .Select(s => (s.Hour, s.Gateway, s.Amounts, s.InFirst)),
        ];
    }

    /// <summary>Reads the hours that are not known yet: once an hour, as it begins.</summary>
    private async Task LoadAsync(long committed, CancellationToken cancellation)
    {
        var missing = _added.Keys.Select(k => k.Hour).Where(h => !_hours.Contains(h)).ToHashSet();
        if (missing.Count == 0)
        {
            return;
        }

        if (_hours.Count + missing.Count > MostHours)
        {
            _hours.Clear();
            _totals.Clear();
            missing = _added.Keys.Select(k => k.Hour).ToHashSet();
        }

        foreach (var (hour, gateway, amounts, inFirst) in await ReadAsync(client, missing.Min(), missing.Max() + 1, () => committed, cancellation))
        {
            if (missing.Contains(hour))
            {
                _totals[(hour, gateway)] = (amounts, inFirst);
            }
        }

        _hours.UnionWith(missing);
    }
}
