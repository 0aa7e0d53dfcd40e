using System.ComponentModel.DataAnnotations;

namespace Telemetry.Api.Alerts;

/// <summary>Bounds of what people may do about alerts.</summary>
internal sealed class AlertsOptions
{
    public const string Section = "Telemetry:Alerts";

    /// <summary>Longest time that an alert may be shelved at once. Default 7 days. What is on the shelf calls nobody: longer lets a fault be forgotten.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "90.00:00:00")]
    public TimeSpan MaxShelve { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Most episodes of one answer, newest first. Default 2,000; beyond it the answer says that there are more.</summary>
    [Range(1, 100_000)]
    public int MaxEpisodes { get; set; } = 2_000;

    /// <summary>Most records of one alert's history in one answer, the newest. Default 1,000, some 400 kB.</summary>
    [Range(1, 100_000)]
    public int MaxHistory { get; set; } = 1_000;
}
