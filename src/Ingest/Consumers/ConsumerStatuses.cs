using System.Diagnostics;
using System.Diagnostics.Metrics;
using Telemetry.Domain.Storage;

namespace Telemetry.Ingest.Consumers;

/// <summary>Every consumer of the journal, and what they did. Meter <c>Telemetry.Consumers</c>.</summary>
public sealed class ConsumerStatuses : IDisposable
{
    public const string MeterName = "Telemetry.Consumers";

    private readonly Meter _meter;
    private readonly Counter<long> _settled;
    private readonly Histogram<double> _storeWrite;
    private readonly Counter<long> _outcomes;
    private readonly Counter<long> _faults;

    public ConsumerStatuses(IMeterFactory? factory = null)
    {
        _meter = factory?.Create(MeterName) ?? new Meter(MeterName);
        _settled = _meter.CreateCounter<long>("telemetry.store.readings", "{reading}", "Readings settled by the time-series store, by what they were");
        _storeWrite = _meter.CreateHistogram<double>("telemetry.store.write.duration", "s", "One transaction of the time-series store");
        _outcomes = _meter.CreateCounter<long>("telemetry.rules.outcomes", "{outcome}", "Outcomes recorded, by kind");
        _faults = _meter.CreateCounter<long>("telemetry.rules.faults", "{fault}", "Times that a rule threw, by rule");
        _meter.CreateObservableGauge(
            "telemetry.consumer.position",
            () => All.Select(c => new Measurement<long>(c.Position.Sequence, new KeyValuePair<string, object?>("consumer", c.Name))),
            "{record}",
            "Last journal record committed");
        _meter.CreateObservableGauge(
            "telemetry.consumer.trouble",
            () => All.Select(c => new Measurement<int>(c.Trouble is null ? 0 : 1, new KeyValuePair<string, object?>("consumer", c.Name))),
            null,
            "1 while the consumer's store does not take what it has");
    }

    public ConsumerStatus Store { get; } = new("store");

    public ConsumerStatus Rules { get; } = new("rules");

    public IEnumerable<ConsumerStatus> All => [Store, Rules];

    internal void Settled(StoreReceipt receipt, TimeSpan took)
    {
        _settled.Add(receipt.Accepted, new KeyValuePair<string, object?>("as", "accepted"));
        _settled.Add(receipt.Duplicates, new KeyValuePair<string, object?>("as", "duplicate"));
        _settled.Add(receipt.Conflicts, new KeyValuePair<string, object?>("as", "conflict"));
        _settled.Add(receipt.Refused, new KeyValuePair<string, object?>("as", "refused"));
        _storeWrite.Record(took.TotalSeconds);
    }

    internal void Recorded(IReadOnlyList<LoggedOutcome<Domain.Decisions.Outcome>> outcomes)
    {
        foreach (var outcome in outcomes)
        {
            _outcomes.Add(1, new TagList { { "kind", outcome.Outcome.GetType().Name } });
        }
    }

    internal void Faulted(string rule) => _faults.Add(1, new KeyValuePair<string, object?>("rule", rule));

    public void Dispose() => _meter.Dispose();
}
