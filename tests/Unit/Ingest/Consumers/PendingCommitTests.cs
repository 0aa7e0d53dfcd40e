using Telemetry.Domain.Alerts;
using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Journal;
using Telemetry.Domain.Network;
using Telemetry.Ingest.Consumers;
using static Telemetry.Tests.Unit.Ingest.Consumers.PipelineUnderTest;
using static Telemetry.Tests.Unit.Rules.Engine.EngineCity;

namespace Telemetry.Tests.Unit.Ingest.Consumers;

public sealed class PendingCommitTests
{
    private readonly PendingCommit _pending = new("rules");
    private long _position;

    [Fact]
    public void Readings_that_changed_nothing_are_not_worth_a_commit_but_a_minute_is()
    {
        Add(Message(East, 0, 1));
        Assert.False(_pending.WorthCommitting);
        Add(Tick(1));
        Assert.True(_pending.WorthCommitting);
        Assert.Equal(2, _pending.Records);
    }

    [Fact]
    public void What_the_store_refused_becomes_a_dead_letter_of_the_message_it_came_in()
    {
        Add(Message(East, 0, 1));
        Add(Tick(1));
        Add(new StoreRefusalRecord(Evening, new JournalPosition(1), (MessageRecord)Refused(0)));
        Assert.Equal(1, Assert.Single(_pending.Take(new JournalPosition(3), Evening).DeadLetters).Id);
    }

    [Fact]
    public void Carries_what_was_met_on_the_way_once()
    {
        Add(Refused(0));
        Add(new ForecastRecord(Evening, new ForecastIssue(East.Site, Evening, Evening, "test", [])));
        Add(new PossibleGapRecord(Evening, "mqtt://broker", null, "made for the test"));
        _pending.Outcomes.Add(new Alert("rule", "subject", AlertSeverity.Warning, AlertState.Raised, Evening, "reason"));

        var commit = _pending.Take(new JournalPosition(3), Evening);
        Assert.Equal((1, 1, 1, 1), (commit.DeadLetters.Count, commit.Forecasts.Count, commit.Gaps.Count, commit.Outcomes.Count));
        Assert.Equal((1, "rules", 3), (commit.DeadLetters[0].Id, commit.Consumer, commit.Position.Sequence));
        Assert.False(_pending.WorthCommitting);
        Assert.Equal(0, _pending.Records);
        Assert.Empty(_pending.Take(new JournalPosition(4), Evening).Outcomes);
        Assert.Single(commit.Outcomes);
    }

    private void Add(JournalRecord record) => _pending.Add(new JournalPosition(++_position), record);
}
