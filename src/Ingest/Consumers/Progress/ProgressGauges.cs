using System.Diagnostics.Metrics;
using Telemetry.Domain.Journal;
using Telemetry.Ingest.Journal;

namespace Telemetry.Ingest.Consumers.Progress;

/// <summary>The gauges of <see cref="PipelineProgress"/>. What is not known is not given: a gap in a chart is no zero.</summary>
internal static class ProgressGauges
{
    public static void Add(Meter meter, PipelineProgress progress, ConsumerStatuses consumers, IJournal journal, JournalOptions options)
    {
        meter.CreateObservableGauge(
            "telemetry.consumer.unread", () => Each(consumers, c => Math.Max(0, journal.Head.Sequence - c.Position.Sequence)), "{record}", "Records a consumer has still to read");
        meter.CreateObservableGauge(
            "telemetry.consumer.rate", () => Each(consumers, c => progress.Of(c).RecordsPerSecond), "{record}/s", "Records a consumer works through, over the last minute");
        meter.CreateObservableGauge(
            "telemetry.consumer.time_to_drain", () => Each(consumers, c => progress.Of(c).TimeToDrain?.TotalSeconds), "s", "Until a consumer has read everything, at present rates; absent when that can't be said");
        meter.CreateObservableGauge("telemetry.journal.held", () => progress.Filling().HeldBytes, "By", "Bytes that a consumer has still to read");
        meter.CreateObservableGauge("telemetry.journal.max", () => options.MaxBytes, "By", "Held bytes at which nothing more is taken");
        meter.CreateObservableGauge("telemetry.journal.disk.free", () => Maybe(progress.Filling().FreeBytes), "By", "Free on the journal's disk");
        meter.CreateObservableGauge(
            "telemetry.journal.time_until_full", () => Maybe(progress.Filling().TimeUntilFull?.TotalSeconds), "s", "Until nothing more is taken, at present rates; absent while it does not fill");
    }

    private static IEnumerable<Measurement<T>> Maybe<T>(T? value)
        where T : struct => value is { } known ? [new Measurement<T>(known)] : [];

    private static IEnumerable<Measurement<double>> Each(ConsumerStatuses consumers, Func<ConsumerStatus, double?> value)
    {
        foreach (var consumer in consumers.All)
        {
            if (value(consumer) is { } known)
            {
                yield return new Measurement<double>(known, new KeyValuePair<string, object?>("consumer", consumer.Name));
            }
        }
    }
}
