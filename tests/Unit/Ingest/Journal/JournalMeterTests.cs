using System.Diagnostics.Metrics;
using Telemetry.Domain.Journal;

namespace Telemetry.Tests.Unit.Ingest.Journal;

public sealed class JournalMeterTests
{
    [Fact]
    public void Tells_records_sizes_and_each_consumers_lag()
    {
        var seen = new Dictionary<string, double>(StringComparer.Ordinal);
        using var journal = JournalOnSimulatedDisk.Open(new SimulatedDisk());
        var mine = false;
        // Other tests' journals measure too, on threads of their own: only what is told on this one while it commits counts.
        var thread = Environment.CurrentManagedThreadId;
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == "Telemetry.Journal")
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument.Name, value, tags));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Note(instrument.Name, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument.Name, value, tags));
        listener.Start();

        mine = true;
        journal.Append(SomeRecords.Message(1));
        journal.Append(SomeRecords.Message(2));
        journal.CommitPending();
        journal.ReportCommitted("meter-test", new JournalPosition(1));
        listener.RecordObservableInstruments();
        mine = false;

        Assert.Equal(2, seen["telemetry.journal.records"]);
        Assert.Equal(1, seen["telemetry.journal.consumer.lag/meter-test"]);
        Assert.InRange(seen["telemetry.journal.written"], 200, 2000);
        Assert.InRange(seen["telemetry.journal.commit.duration"], 0, 60);
        Assert.Contains("telemetry.journal.size", seen.Keys);
        Assert.Contains("telemetry.journal.pending", seen.Keys);

        void Note(string name, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            if (mine && Environment.CurrentManagedThreadId == thread)
            {
                seen[tags.IsEmpty ? name : $"{name}/{tags[0].Value}"] = value;
            }
        }
    }
}
