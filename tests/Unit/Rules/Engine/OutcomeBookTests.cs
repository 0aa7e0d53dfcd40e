using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using Telemetry.Domain.Waste;
using Telemetry.Rules.Engine;

namespace Telemetry.Tests.Unit.Rules.Engine;

public sealed class OutcomeBookTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 14, 12, 0, 0, TimeSpan.Zero);

    private readonly OutcomeBook _book = new();

    [Fact]
    public void Gives_out_once_what_is_concluded_at_every_tick_however_long()
    {
        Assert.Equal([Emptied(0, 80)], Conclude(0, Emptied(0, 80)));
        for (var minute = 1; minute < 60; minute++)
        {
            Assert.Empty(Conclude(minute, Emptied(0, 80)));
        }
    }

    [Fact]
    public void Gives_out_again_what_has_changed_under_its_key()
    {
        Conclude(0, Emptied(0, 80));

        Assert.Equal([Emptied(0, 75)], Conclude(1, Emptied(0, 75)));
    }

    [Fact]
    public void Withdraws_what_no_longer_follows_when_written_again()
    {
        Conclude(0);
        Conclude(1, Emptied(1, 80));
        Conclude(2, Emptied(1, 80));

        _book.RewindTo(Noon.AddMinutes(1));
        _book.Add(Noon.AddMinutes(2), Emptied(2, 60));

        Assert.Equal([Emptied(1, 80) with { Withdrawn = true }, Emptied(2, 60)], Settle(2));
    }

    [Fact]
    public void Written_again_the_same_it_gives_out_nothing()
    {
        Conclude(1, Emptied(1, 80));

        _book.RewindTo(Noon);
        _book.Add(Noon.AddMinutes(1), Emptied(1, 80));

        Assert.Empty(Settle(2));
    }

    [Fact]
    public void A_correction_that_is_taken_back_gives_the_first_again()
    {
        Conclude(1, Emptied(1, 80));
        Conclude(5, Emptied(1, 75));

        _book.RewindTo(Noon.AddMinutes(4));

        Assert.Equal([Emptied(1, 80)], Settle(6));
    }

    private static BinEmptying Emptied(int minute, double before) =>
        new(new BinId("b1"), Noon.AddMinutes(minute), Noon.AddMinutes(minute), before, 5);

    private List<Outcome> Conclude(int minute, params Outcome[] outcomes)
    {
        foreach (var outcome in outcomes)
        {
            _book.Add(Noon.AddMinutes(minute), outcome);
        }

        return Settle(minute);
    }

    private List<Outcome> Settle(int minute)
    {
        List<Outcome> changes = [];
        _book.Settle(Noon.AddMinutes(minute - 15), changes);
        return changes;
    }
}
