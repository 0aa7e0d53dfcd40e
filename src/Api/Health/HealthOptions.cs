using System.ComponentModel.DataAnnotations;

namespace Telemetry.Api.Health;

/// <summary>When the host says that it is not well.</summary>
internal sealed class HealthOptions
{
    public const string Section = "Telemetry:Health";

    /// <summary>Journal records a consumer may be behind before it is called degraded. Default 50,000: a few seconds of full load.</summary>
    [Range(1, long.MaxValue)]
    public long MaxLagRecords { get; set; } = 50_000;

    /// <summary>
    /// Time that each store may take for its part of the system's state, default 2 s. Longer makes the page wait for a store
    /// that is in trouble; shorter calls one that is only busy unavailable.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:00:30")]
    public TimeSpan SystemPartTimeout { get; set; } = TimeSpan.FromSeconds(2);
}
