using Telemetry.Domain.Journal;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Storage;
using Telemetry.Ingest.Consumers;
using Telemetry.Rules.Engine;
using Telemetry.Rules.QualityControl;
using static Telemetry.Tests.Unit.Ingest.Consumers.PipelineUnderTest;
using static Telemetry.Tests.Unit.Rules.Engine.EngineCity;

namespace Telemetry.Tests.Unit.Ingest.Consumers;

public sealed class StoreBatchBuilderTests
{
    private readonly StoreBatchBuilder _builder = new(Network, new QualityControlOptions(), new RuleEngineOptions());

    [Fact]
    public void Marks_what_came_later_than_the_lateness()
    {
        _builder.Add(Message(East, 0, 1, 15));
        _builder.Add(Message(West, 0, 1, 15.1));

        Assert.Equal([ReadingMarks.None, ReadingMarks.Late], _builder.Take(new JournalPosition(2)).Readings.Select(r => r.Reading.Marks));
    }

    [Fact]
    public void A_later_reading_that_judges_an_earlier_one_is_a_revision_known_from_its_receipt()
    {
        _builder.Add(Message(East, 0, 1));
        _builder.Add(Message(East, 10, 3, 11));
        Assert.Equal((Flag.Suspect, QcTest.Spike), Last(_builder.Take(new JournalPosition(2))));
        _builder.Add(Message(East, 20, 3.1, 21));

        var batch = _builder.Take(new JournalPosition(3));
        var revision = Assert.Single(batch.Revisions);
        Assert.Equal((Evening.AddMinutes(10), Flag.Pass, Evening.AddMinutes(21)), (revision.ObservedAt, revision.Flag, revision.RevisedAt));
        Assert.Equal((Flag.Pass, QcTest.None), Last(batch));
    }

    [Fact]
    public void A_sensor_that_left_the_network_is_stored_as_suspect()
    {
        _builder.Add(Message(new Reading(new SensorId("gone"), Quantity.RoadSurfaceTemperature, Evening, 1, Evening)));
        Assert.Equal((Flag.Suspect, QcTest.None), Last(_builder.Take(new JournalPosition(1))));
    }

    [Fact]
    public void A_quantity_that_left_its_sensor_is_stored_as_suspect()
    {
        _builder.Add(Message(new Reading(East.Id, Quantity.DewPoint, Evening, 1, Evening)));
        Assert.Equal((Flag.Suspect, QcTest.None), Last(_builder.Take(new JournalPosition(1))));
    }

    [Fact]
    public void A_re_decode_is_judged_by_its_range_alone_and_what_it_adds_is_received_with_it_and_late()
    {
        _builder.Add(Message(East, 0, 1));
        _builder.Take(new JournalPosition(1));
        SupersedingReading changed = new(new(1), new("gw-1"), East.Id, Quantity.RoadSurfaceTemperature, Evening, 1, 2);
        var at = Evening.AddDays(1);
        _builder.Add(new ReDecodeRecord(at, "duty", "scale", "ab", "native-json 2", 1, 1,
            [changed, changed with { After = 81 }, changed with { After = null }, changed with { ObservedAt = Evening.AddMinutes(1), First = null, After = 3 }]));

        Assert.True(_builder.WorthWriting);
        var batch = _builder.Take(new JournalPosition(2));
        Assert.Equal([(2.0, Flag.Pass), (81, Flag.Fail), ((double?)null, (Flag?)null)], batch.Superseded.Select(s => (s.After, s.Flag)));
        Assert.All(batch.Superseded, s => Assert.Equal((1.0, at), (s.Before, s.At)));
        var added = Assert.Single(batch.Readings);
        Assert.Equal((3.0, at, ReadingMarks.Late, Flag.Pass), (added.Reading.Value, added.Reading.ReceivedAt, added.Reading.Marks, added.Flag));
    }

    [Fact]
    public void Counts_rejections_as_readings_and_undecodable_messages_apart_by_hour_of_receipt()
    {
        _builder.Add(Refused(1));
        _builder.Add(Refused(59));
        _builder.Add(Refused(61));
        _builder.Add(Refused(62, undecodable: true));

        Assert.True(_builder.WorthWriting);
        Assert.Equal(
            [(Evening, 2L, 2L, 0L), (Evening.AddHours(1), 1, 1, 1)],
            _builder.Take(new JournalPosition(4)).Refused.Select(e => (e.Hour, e.Received, e.Rejected, e.Undecodable)));
    }

    [Fact]
    public void Nothing_is_left_behind_by_a_batch_that_was_taken()
    {
        _builder.Add(Message(East, 0, 1));
        _builder.Add(Refused(1));
        _builder.Take(new JournalPosition(2));

        Assert.False(_builder.WorthWriting);
        var next = _builder.Take(new JournalPosition(3));
        Assert.Equal((0, 0, 0), (next.Readings.Count, next.Revisions.Count, next.Refused.Count));
    }

    [Fact]
    public void Only_the_tick_of_an_hour_is_worth_writing_alone()
    {
        _builder.Add(Tick(59));
        Assert.False(_builder.WorthWriting);
        _builder.Add(Tick(60));
        Assert.True(_builder.WorthWriting);
    }

    private static (Flag, QcTest) Last(StoreBatch batch) => (batch.Readings[^1].Flag, batch.Readings[^1].Test);
}
