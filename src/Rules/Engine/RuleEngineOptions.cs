using System.ComponentModel.DataAnnotations;

namespace Telemetry.Rules.Engine;

/// <summary>How the engine treats time.</summary>
public sealed class RuleEngineOptions
{
    public const string Section = "Telemetry:Rules";

    /// <summary>The journal is kept no longer by default.</summary>
    internal static readonly TimeSpan LongestLookBack = TimeSpan.FromDays(7);

    /// <summary>
    /// How late a reading may come and still correct what was already concluded, default 15 min. Longer means that a
    /// conclusion stays open to correction for longer, and that each late reading costs one evaluation a minute of it.
    /// </summary>
    [Range(typeof(TimeSpan), "00:01:00", "02:00:00")]
    public TimeSpan Lateness { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// How much of the past rules may look at, default 48 h: a GMT day of air quality seen at its end, and a decision day
    /// with the dry spell before it. Longer costs memory and start-up time in proportion. A bin needs four of its sensor's
    /// intervals: 4 days where one sends once a day; a shorter look-back is warned of at start.
    /// </summary>
    [Range(typeof(TimeSpan), "1.02:00:00", "7.00:00:00")]
    public TimeSpan LookBack { get; set; } = TimeSpan.FromHours(48);

    /// <summary>
    /// The most readings of one quantity of one sensor that rules look back on, whatever their age. Default 50,000: 48 h at 3.5 s,
    /// up to 3 MB. A sensor that sends faster is looked back on less far, so that a flood can't take the host's memory; what it
    /// sends is stored all the same.
    /// </summary>
    [Range(1000, 10_000_000)]
    public int SeriesReadings { get; set; } = 50_000;

    /// <summary>Faults in a row after which a rule is left off for the one site or route it fails on, default 5.</summary>
    [Range(1, 1000)]
    public int FaultsBeforeSuspension { get; set; } = 5;
}
