using Telemetry.Tests.Integration.Soak;

namespace Telemetry.Bench.Drain;

/// <summary>The times of one part of the run.</summary>
internal sealed class DrainPhase(string name)
{
    public string Name { get; } = name;

    /// <summary>From a message's being due to its acknowledgement.</summary>
    public LatencyHistogram Acknowledged { get; } = new();

    /// <summary>From publishing a reading to its being the newest that the rules have taken.</summary>
    public LatencyHistogram Taken { get; } = new();

    /// <summary>From a minute's end to its outcomes at a watcher.</summary>
    public LatencyHistogram FromTick { get; } = new();

    public TimeSpan Took { get; set; }

    public long Messages { get; set; }

    public override string ToString() => string.Join(
        " | ", Name, $"{Took.TotalSeconds:0.0}", $"{Messages / Math.Max(0.001, Took.TotalSeconds):0}", Of(Acknowledged), Of(Taken), Of(FromTick));

    private static string Of(LatencyHistogram times) => times.Count == 0
        ? "none"
        : $"{OutcomeProbe.Milliseconds(times.Percentile(0.5))} / {OutcomeProbe.Milliseconds(times.Percentile(0.99))} ({times.Count})";
}
