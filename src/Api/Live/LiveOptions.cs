using System.ComponentModel.DataAnnotations;

namespace Telemetry.Api.Live;

/// <summary>Bounds of the live stream.</summary>
internal sealed class LiveOptions
{
    public const string Section = "Telemetry:Live";

    /// <summary>Watchers at once; more are told 503. Default 500. Each costs a connection and one read of the outcome log for each commit.</summary>
    [Range(1, 100_000)]
    public int MaxClients { get; set; } = 500;

    /// <summary>Outcomes read at once for one watcher. Default 200: what a watcher can hold in memory.</summary>
    [Range(1, 10_000)]
    public int BatchSize { get; set; } = 200;

    /// <summary>Time between heartbeats. Default 15 s. Longer ones let proxies close an idle stream.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:05:00")]
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Time a watcher may take to accept what is sent before it is cut; it resumes by itself. Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan SlowClientTimeout { get; set; } = TimeSpan.FromSeconds(30);
}
