using CsCheck;
using Telemetry.Rules.Waste;

namespace Telemetry.Tests.Unit.Rules.Waste;

public sealed class EmptyingSearchTests
{
    [Fact]
    public void A_fall_that_stays_down_is_an_emptying_once_a_further_fill_confirms_it()
    {
        var fills = Fills.Hourly(60, 65, 70, 2, 4);

        var before = new EmptyingSearch(fills[..4], new EmptyingOptions());
        Assert.Empty(before.Found);
        Assert.True(before.IsOpen);

        var after = new EmptyingSearch(fills, new EmptyingOptions());
        var found = Assert.Single(after.Found);
        Assert.Equal((fills[2], fills[3], fills[4]), (found.Before, found.After, found.ConfirmedBy));
        Assert.False(after.IsOpen);
    }

    public static TheoryData<string, double?[]> NoEmptyings => new()
    {
        { "nothing but filling", [10, 20, 30, 40, 50] },
        { "a missed echo that reads as empty, for one fill", [60, 62, 64, 0, 66, 68] },
        { "missed echoes that read as far away give no fill at all", [60, 62, null, null, null, 66, 68] },
        { "a false full echo in a nearly empty bin", [5, 6, 100, 7, 8] },
        { "two false full echoes", [5, 6, 100, 100, 7, 8] },
        { "waste that settles", [80, 85, 70, 71, 72] },
        { "a load pressed down to more than half", [90, 95, 50, 51, 52] },
        { "a fall from the first fill of the past, which nothing supports", [90, 3, 4, 5] },
        { "too little to tell from an echo", [15, 18, 1, 2] },
    };

    [Theory]
    [MemberData(nameof(NoEmptyings))]
    public void Is_not_taken_in_by(string what, double?[] percents) => Assert.True(Emptyings(Fills.Hourly(percents)) == 0, what);

    [Fact]
    public void A_lid_left_open_for_less_than_the_confirmation_time_is_no_emptying() =>
        Assert.Equal(0, Emptyings(Fills.Of((0, 60), (5, 60), (10, 60), (15, 4), (20, 3), (25, 61), (30, 60))));

    [Fact]
    public void What_stays_down_longer_is_one_and_only_one() =>
        Assert.Equal(1, Emptyings(Fills.Of((0, 60), (5, 60), (10, 60), (15, 4), (20, 3), (25, 4), (30, 4), (35, 4), (40, 5))));

    [Fact]
    public void A_bin_read_once_a_day_may_be_half_full_again_by_the_next_reading() =>
        Assert.Equal(2, Emptyings(Fills.Of((0, 40), (1440, 80), (2880, 0), (4320, 80), (5760, 40), (7200, 60))));

    [Fact]
    public void A_bin_read_once_a_day_is_seen_emptied_by_three_readings() =>
        Assert.Equal(1, Emptyings(Fills.Of((0, 80), (1440, 0), (2880, 20))));

    [Fact]
    public void Echoes_around_an_emptying_do_not_hide_it()
    {
        var fills = Fills.Hourly(60, 64, 100, 68, 70, null, 3, null, 100, 4, 6);

        var found = Assert.Single(new EmptyingSearch(fills, new EmptyingOptions()).Found);
        Assert.Equal((70, 3), (found.Before.Percent, found.After.Percent));
    }

    [Fact]
    public void A_saturated_bin_is_seen_emptied() => Assert.Equal(1, Emptyings(Fills.Hourly(98, 100, 100, 100, 2, 3)));

    [Fact]
    public void What_was_found_stays_found_however_the_fills_go_on() =>
        Gen.Select(Gen.Int[1, 90], Gen.Double[-30, 100]).Array[3, 40].Sample(steps =>
        {
            var minute = 0.0;
            var fills = steps.Select(s => Fills.One(minute += s.Item1, s.Item2 < 0 ? null : Math.Round(s.Item2, 1))).ToArray();
            var whole = new EmptyingSearch(fills, new EmptyingOptions()).Found;
            for (var i = 0; i <= fills.Length; i++)
            {
                var known = new EmptyingSearch(fills[..i], new EmptyingOptions()).Found;
                if (!known.SequenceEqual(whole.Take(known.Count)))
                {
                    return false;
                }
            }

            return true;
        });

    [Fact]
    public void Each_emptying_found_is_a_fall_of_the_stated_size() =>
        Gen.Double[0, 100].Array[3, 60].Sample(percents =>
            new EmptyingSearch(Fills.Hourly([.. percents.Select(p => (double?)p)]), new EmptyingOptions()).Found.All(e =>
                e.Before.Percent - e.After.Percent >= 20 && e.After.Percent <= e.Before.Percent / 2 && e.Before.At < e.After.At && e.After.At < e.ConfirmedBy.At));

    private static int Emptyings(Telemetry.Rules.Waste.FillSample[] fills) => new EmptyingSearch(fills, new EmptyingOptions()).Found.Count;
}
