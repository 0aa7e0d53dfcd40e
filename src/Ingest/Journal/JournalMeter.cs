using System.Diagnostics.Metrics;

namespace Telemetry.Ingest.Journal;

/// <summary>What the journal tells of itself, under the meter <c>Telemetry.Journal</c>.</summary>
internal sealed class JournalMeter : IDisposable
{
    public const string Name = "Telemetry.Journal";

    private readonly Meter _meter;
    private readonly Counter<long> _records;
    private readonly Counter<long> _bytes;
    private readonly Histogram<double> _commit;

    public JournalMeter(DurableJournal journal, IMeterFactory? factory)
    {
        _meter = factory?.Create(new MeterOptions(Name)) ?? new Meter(Name);
        _records = _meter.CreateCounter<long>("telemetry.journal.records", "{record}", "Records made durable");
        _bytes = _meter.CreateCounter<long>("telemetry.journal.written", "By", "Bytes made durable");
        _commit = _meter.CreateHistogram("telemetry.journal.commit.duration", "s", "From taking a batch to its being durable", null,
            new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5] });
        _meter.CreateObservableGauge("telemetry.journal.pending", () => journal.PendingBytes, "By", "Bytes not yet durable");
        _meter.CreateObservableGauge("telemetry.journal.segments", () => journal.Segments, "{file}", "Segment files kept");
        _meter.CreateObservableGauge("telemetry.journal.size", () => journal.Bytes, "By", "Bytes on disk");
        _meter.CreateObservableGauge("telemetry.journal.oldest", () => journal.Oldest.Sequence, "{record}", "Position of the oldest record kept");
        _meter.CreateObservableGauge("telemetry.journal.head", () => journal.Head.Sequence, "{record}", "Position of the last durable record");
        _meter.CreateObservableGauge("telemetry.journal.state", () => (int)journal.State, null, "0 closed, 1 open, 2 full, 3 failed");
        _meter.CreateObservableGauge("telemetry.journal.consumer.lag", () => Lags(journal), "{record}", "Records a consumer has still to commit");
    }

    public void Committed(int records, long bytes, TimeSpan duration)
    {
        _records.Add(records);
        _bytes.Add(bytes);
        _commit.Record(duration.TotalSeconds);
    }

    public void Dispose() => _meter.Dispose();

    private static IEnumerable<Measurement<long>> Lags(DurableJournal journal)
    {
        foreach (var consumer in journal.Consumers)
        {
            yield return new Measurement<long>(consumer.Lag, new KeyValuePair<string, object?>("consumer", consumer.Name));
        }
    }
}
