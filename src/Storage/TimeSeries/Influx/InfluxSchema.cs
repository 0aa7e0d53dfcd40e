using Telemetry.Domain.Quantities;
using Telemetry.Storage.TimeSeries.Influx.Rollups;

namespace Telemetry.Storage.TimeSeries.Influx;

/// <summary>The names of what is kept; docs/influxdb.md shows them with the reasons.</summary>
internal static class InfluxSchema
{
    public const int Version = 1;

    public const string Sensor = "sensor";
    public const string Quantity = "quantity";
    public const string Gateway = "gateway";

    /// <summary>Conflicting values, revised flags and re-decodes, by the names of <see cref="CorrectionKinds"/>.</summary>
    public const string Corrections = "telemetry_corrections";
    public const string Kind = "kind";

    /// <summary>Thousands of corrections of one reading, beyond its first thousand: the nanoseconds within a microsecond count no further.</summary>
    public const string Page = "page";

    public const string Ledger = "telemetry_ledger";
    public const string Slot = "slot";

    /// <summary>How far the store has come: one point, written after everything else of a batch.</summary>
    public const string Commits = "telemetry_commit";

    /// <summary>Hours of series whose roll-ups are out of date.</summary>
    public const string Dirty = "telemetry_dirty";

    /// <summary>How far an import from another store has come; nothing is there when none is under way.</summary>
    public const string Import = "telemetry_import";

    public static string Raw(Quantity quantity) => quantity.Name;

    /// <summary>Hours and UTC days of a quantity, beside its readings.</summary>
    public static string Rollup(RollupLevel level, Quantity quantity) => quantity.Name + level switch
    {
        RollupLevel.Hour => "_1h",
        RollupLevel.Day => "_1d",
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, null),
    };
}
