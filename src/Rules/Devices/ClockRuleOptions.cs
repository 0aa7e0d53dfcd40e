using System.ComponentModel.DataAnnotations;

namespace Telemetry.Rules.Devices;

/// <summary>When a device's clock is said to be off.</summary>
public sealed class ClockRuleOptions
{
    public const string Section = "Telemetry:Devices:Clock";

    /// <summary>
    /// A clock is off when its readings seem to come from this far in the future. Default 1 min: nothing can be received before it is
    /// observed. Beyond 5 min (<c>Telemetry:Ingest:Admission</c>) readings are refused and no longer seen here.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:05", "00:05:00")]
    public TimeSpan Ahead { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// A clock is off when its readings steadily come this long after they were observed. Default 5 min, as much as
    /// a reading may be early: less may be the way the device sends, and the rules correct for it. Shorter finds smaller errors and takes slow senders for slow clocks.
    /// </summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan Behind { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Most that the differences of the deliveries looked at may differ. Default 1 min: a wrong clock is steady, a slow link or
    /// a backlog that drains is not. More accepts jitter and begins to take backlogs for clocks.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Spread { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Deliveries looked at, default 6. More is surer and later.</summary>
    [Range(3, 60)]
    public int Deliveries { get; set; } = 6;
}
