using System.ComponentModel.DataAnnotations;

namespace Telemetry.Ingest.Consumers;

/// <summary>How the consumers of the journal work through it.</summary>
public sealed class ConsumerOptions
{
    public const string Section = "Telemetry:Consumers";

    /// <summary>Most readings that go to the time-series store in one transaction, default 20,000. More is faster to catch up and takes more memory.</summary>
    [Range(1, 1_000_000)]
    public int StoreBatchReadings { get; set; } = 20_000;

    /// <summary>Longest that a reading waits for its batch to fill, default 200 ms. Shorter shows readings sooner and commits more often.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan StoreBatchDelay { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>
    /// Longest that the time-series store may take to open, to give its latest readings or to take a batch, default 2 min. Then it is
    /// called away, and tried again. Shorter notices a store that hangs sooner; shorter than a batch takes it never stores anything.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan StoreTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Of the time, how much the store writer works while it is more than a batch behind, default 0.5; less by itself while the
    /// rules are behind. Higher drains an outage sooner and takes processor and disk from receiving and deciding; 1 never rests.
    /// </summary>
    [Range(0.01, 1)]
    public double DrainShare { get; set; } = 0.5;

    /// <summary>Most records that the rule host works through before it commits, default 5,000: bounds what a commit holds.</summary>
    [Range(1, 1_000_000)]
    public int RuleCommitRecords { get; set; } = 5_000;

    /// <summary>Longest wait between two tries of a store that is away, default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromSeconds(30);
}
