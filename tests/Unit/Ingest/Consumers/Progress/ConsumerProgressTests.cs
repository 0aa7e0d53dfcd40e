using CsCheck;
using Telemetry.Ingest.Consumers.Progress;

namespace Telemetry.Tests.Unit.Ingest.Consumers.Progress;

public sealed class ConsumerProgressTests
{
    [Fact]
    public void The_time_to_drain_is_what_waits_over_what_is_gained_on_what_comes()
    {
        var progress = ConsumerProgress.Of(lag: 90_000, goesOn: true, works: 1000, arriving: 100);

        Assert.Equal(TimeSpan.FromSeconds(100), progress.TimeToDrain);
        Assert.Equal(Unknown.None, progress.Why);
    }

    [Fact]
    public void One_that_stands_still_has_no_time_to_drain_whatever_it_worked_before()
    {
        var progress = ConsumerProgress.Of(lag: 90_000, goesOn: false, works: 1000, arriving: 100);

        Assert.Equal((null, null, Unknown.StandsStill), (progress.RecordsPerSecond, progress.TimeToDrain, progress.Why));
    }

    [Theory]
    [InlineData(100, 100)]
    [InlineData(99, 100)]
    [InlineData(0, 100)]
    public void One_that_gains_nothing_falls_behind(double works, double arriving) =>
        Assert.Equal((null, Unknown.FallsBehind), Told(ConsumerProgress.Of(90_000, goesOn: true, works, arriving)));

    [Fact]
    public void Nothing_is_said_before_it_was_watched_long_enough() =>
        Assert.Equal((null, Unknown.NotMeasuredYet), Told(ConsumerProgress.Of(90_000, goesOn: true, works: null, arriving: 100)));

    [Fact]
    public void One_that_keeps_up_has_what_is_on_its_way_before_it() =>
        Assert.Equal((TimeSpan.FromSeconds(0.5), Unknown.None), Told(ConsumerProgress.Of(lag: 50, goesOn: true, works: 100, arriving: 100)));

    [Fact]
    public void Nothing_waiting_is_no_time_even_if_nothing_was_measured() =>
        Assert.Equal((TimeSpan.Zero, Unknown.None), Told(ConsumerProgress.Of(lag: 0, goesOn: true, works: null, arriving: null)));

    [Fact]
    public void Always_tells_a_time_that_is_not_negative_or_why_there_is_none() =>
        Gen.Select(Gen.Long[-10, 1L << 40], Gen.Bool, Gen.Double[0, 1e7].Nullable(), Gen.Double[0, 1e7].Nullable()).Sample((lag, goesOn, works, arriving) =>
        {
            var progress = ConsumerProgress.Of(lag, goesOn, works, arriving);
            return (progress.TimeToDrain is null) == (progress.Why != Unknown.None) && !(progress.TimeToDrain < TimeSpan.Zero);
        });

    private static (TimeSpan?, Unknown) Told(ConsumerProgress progress) => (progress.TimeToDrain, progress.Why);
}
