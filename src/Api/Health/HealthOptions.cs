using System.ComponentModel.DataAnnotations;

namespace Telemetry.Api.Health;

/// <summary>When the host says that it is not well.</summary>
internal sealed class HealthOptions
{
    public const string Section = "Telemetry:Health";

    /// <summary>Journal records a consumer may be behind before it is called degraded. Default 50,000: a few seconds of full load.</summary>
    [Range(1, long.MaxValue)]
    public long MaxLagRecords { get; set; } = 50_000;
}
