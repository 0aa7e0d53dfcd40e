using System.Globalization;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Storage;

namespace Telemetry.Storage.TimeSeries.DuckDb;

/// <summary>
/// The series a query asks for, with their ranks by name: rows hold ids and codes, but are ordered by sensor name and
/// quantity name (ordinal), so that a cursor means the same on every store.
/// </summary>
internal sealed class SeriesSelection
{
    private readonly List<int> _ids = [];

    public SeriesSelection(NameTable names, IReadOnlyList<SensorId> sensors, IReadOnlyList<Quantity> quantities)
    {
        foreach (var sensor in sensors.Distinct().Order())
        {
            if (names.TryGet(sensor.Value, out var id))
            {
                Sensors.Add(sensor);
                _ids.Add(id);
            }
        }

        Quantities.AddRange((quantities.Count == 0 ? QuantityCatalogue.All : quantities)
            .DistinctBy(q => q.Code).OrderBy(q => q.Name, StringComparer.Ordinal));
    }

    public List<SensorId> Sensors { get; } = [];

    public List<Quantity> Quantities { get; } = [];

    public bool IsEmpty => Sensors.Count == 0;

    /// <summary>Joins a table <c>r</c> to its ranks; the literal filter lets DuckDB leave out row groups.</summary>
    public string Join => string.Create(CultureInfo.InvariantCulture, $"""
        JOIN (VALUES {string.Join(',', _ids.Select((id, rank) => $"({id},{rank})"))}) s(id, rank) ON r.sensor = s.id
        JOIN (VALUES {string.Join(',', Quantities.Select((q, rank) => $"({q.Code},{rank})"))}) q(code, rank) ON r.quantity = q.code
        """);

    public string Filter => string.Create(
        CultureInfo.InvariantCulture,
        $"r.sensor BETWEEN {_ids.Min()} AND {_ids.Max()} AND r.quantity BETWEEN {Quantities.Min(q => q.Code)} AND {Quantities.Max(q => q.Code)}");

    /// <summary>A condition for rows after the cursor, in (observedAt, sensor, quantity) order.</summary>
    public string After(ReadingCursor cursor)
    {
        var (sensor, hasSensor) = Rank(Sensors.ConvertAll(s => s.Value), cursor.Sensor);
        var (quantity, _) = Rank(Quantities.ConvertAll(q => q.Name), cursor.Quantity);
        var at = Micros.Sql(Micros.Of(cursor.ObservedAt));
        var within = hasSensor ? $" OR (s.rank = {sensor} AND q.rank > {quantity})" : string.Empty;
        return string.Create(
            CultureInfo.InvariantCulture, $"r.observed_at >= {at} AND (r.observed_at > {at} OR s.rank > {sensor}{within})");
    }

    /// <summary>The rank of a name, or, of one that is not selected, the rank of the last name before it.</summary>
    private static (int Rank, bool Selected) Rank(List<string> ordered, string name)
    {
        var found = ordered.BinarySearch(name, StringComparer.Ordinal);
        return found >= 0 ? (found, true) : (~found - 1, false);
    }
}
