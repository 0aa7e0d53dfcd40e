using System.ComponentModel.DataAnnotations;

namespace Telemetry.Storage.TimeSeries.DuckDb;

/// <summary>The embedded time-series store.</summary>
public sealed class DuckDbOptions
{
    public const string Section = "Telemetry:DuckDb";

    /// <summary>The database file; its folder is made when missing. Default <c>data/telemetry.duckdb</c>. Only one process may have it open.</summary>
    [Required]
    public string Path { get; set; } = "data/telemetry.duckdb";

    /// <summary>What DuckDB may take of memory. Default 256MB; less makes large sorts spill to disk beside the file sooner, more is taken from the host.</summary>
    [Required]
    [RegularExpression("^[1-9][0-9]*(KB|MB|GB|KiB|MiB|GiB)$", ErrorMessage = "MemoryLimit is a number and a unit, for instance 256MB.")]
    public string MemoryLimit { get; set; } = "256MB";

    /// <summary>Threads that all queries and the writer share. Default 2; more answers large aggregates sooner and takes them from ingest.</summary>
    [Range(1, 256)]
    public int Threads { get; set; } = 2;

    /// <summary>Queries at a time; further ones wait. Default 4; each may use up to the memory limit's share of its sort.</summary>
    [Range(1, 64)]
    public int Readers { get; set; } = 4;

    /// <summary>
    /// Longest that a query may hold its reader, the client's own slowness included. Default 2 min. Longer lets slow clients
    /// finish large exports, but an open query keeps the write-ahead log from being folded into the file.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan QueryTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Whole months kept behind the present one; older ones are dropped. Default 0: keep for ever, at about 10 to 20 bytes a reading.</summary>
    [Range(0, 1200)]
    public int RetentionMonths { get; set; }

    /// <summary>How often closed months are put in order and old ones dropped. Default 6 h; ordering a month holds the writer for seconds.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan MaintenanceInterval { get; set; } = TimeSpan.FromHours(6);
}
