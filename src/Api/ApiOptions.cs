using System.ComponentModel.DataAnnotations;

namespace Telemetry.Api;

/// <summary>Bounds of the HTTP API.</summary>
public sealed class ApiOptions
{
    public const string Section = "Telemetry:Api";

    /// <summary>Largest body of a request, bytes, but for a network file (64 MiB). Default 4 MiB: a 15-day hourly forecast of a hundred sites in CSV.</summary>
    [Range(1024, 1024 * 1024 * 1024)]
    public long MaxBodyBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>Time an answer may take. Default 30 s. A longer one holds a connection and a store reader for longer.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Time a streamed answer (readings) may take. Default 10 min. Each holds one reader of the time-series store.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan StreamTimeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Rows of a JSON page when the request names no limit. Default 1,000.</summary>
    [Range(1, 1_000_000)]
    public int DefaultPageRows { get; set; } = 1_000;

    /// <summary>Most rows of one answer. Default 1,000,000: about 150 MB of NDJSON, streamed; it bounds a store reader's time.</summary>
    [Range(1, 100_000_000)]
    public int MaxRows { get; set; } = 1_000_000;

    /// <summary>Most sensors of one readings request. Default 500. The store looks each of them up.</summary>
    [Range(1, 100_000)]
    public int MaxSensors { get; set; } = 500;

    /// <summary>Requests a client (by its address) may send in a burst. Default 200.</summary>
    [Range(1, 1_000_000)]
    public int BurstRequests { get; set; } = 200;

    /// <summary>Requests a second that a client may send lastingly. Default 50.</summary>
    [Range(1, 100_000)]
    public int RequestsPerSecond { get; set; } = 50;

    /// <summary>Most readings of one station that its road forecast may read. Default 200,000: 38 days of seven quantities every two minutes, about 30 MB while they are read. With more, the band is not calibrated.</summary>
    [Range(1_000, 10_000_000)]
    public int RoadForecastReadings { get; set; } = 200_000;

    /// <summary>Hours of stations whose past road forecasts are kept in memory. Default 100: about 200 kB each. What is not kept is worked out again, 60 forecasts.</summary>
    [Range(1, 100_000)]
    public int RoadForecastHoursKept { get; set; } = 100;

    /// <summary>The host runs on a shifted clock: said in every answer that has a time of its own. Set by <c>--demo</c>.</summary>
    public bool SimulatedTime { get; set; }
}
