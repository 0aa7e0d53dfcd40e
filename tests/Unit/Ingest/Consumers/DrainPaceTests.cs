using Telemetry.Ingest.Consumers;

namespace Telemetry.Tests.Unit.Ingest.Consumers;

public sealed class DrainPaceTests
{
    private static readonly TimeSpan Worked = TimeSpan.FromMilliseconds(100);

    [Fact]
    public void Rests_so_that_it_works_its_share_of_the_time()
    {
        Assert.Equal(100, new DrainPace(0.5).Rest(Worked, TimeSpan.Zero).TotalMilliseconds, 3);
        Assert.Equal(300, new DrainPace(0.25).Rest(Worked, TimeSpan.Zero).TotalMilliseconds, 3);
        Assert.Equal(TimeSpan.Zero, new DrainPace(1).Rest(Worked, TimeSpan.Zero));
    }

    [Fact]
    public void Gives_way_while_the_rules_are_behind_and_takes_its_share_back_when_they_are_not()
    {
        var pace = new DrainPace(0.5);
        for (var i = 0; i < 20; i++)
        {
            pace.Rest(Worked, TimeSpan.FromSeconds(1));
        }

        Assert.Equal(0.5 / 16, pace.Share, 6);
        for (var i = 0; i < 20; i++)
        {
            pace.Rest(Worked, TimeSpan.FromMilliseconds(100));
        }

        Assert.Equal(0.5, pace.Share, 6);
    }

    [Fact]
    public void Waits_for_no_rules_that_are_away_themselves()
    {
        var pace = new DrainPace(0.5);
        pace.Rest(Worked, null);

        Assert.Equal(0.5, pace.Share);
    }

    [Fact]
    public void Never_rests_for_long_whatever_a_batch_took() =>
        Assert.Equal(TimeSpan.FromSeconds(2), new DrainPace(0.01).Rest(TimeSpan.FromMinutes(1), TimeSpan.Zero));
}
