using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Network;
using Telemetry.Rules.Winter.RoadSurface;

namespace Telemetry.Tests.Unit.Rules.Winter.RoadSurface;

public sealed class RememberedRoadTests
{
    private const RoadForecastMember Model = RoadForecastMember.WeatherModel;
    private const RoadForecastMember Blend = RoadForecastMember.StationBlend;
    private static readonly DateTimeOffset First = new(2026, 1, 1, 15, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_days_forecast_is_held_against_what_the_next_day_measured()
    {
        // Foreseen 1.0 at every hour; measured 1.1 after an hour, 1.2 after two …
        RoadForecastDay[] days = [Day(0, foreseen: 1), Day(1, measured: lead => 1 + (0.1 * lead))];

        var errors = RememberedRoad.Errors(days);

        Assert.Equal([0.4, 0.5, 0.6], errors.At(Model, 5).ToArray(), Alike);
        Assert.Equal([2.3, 2.4], errors.At(Model, 24).ToArray(), Alike);
        Assert.Empty(errors.At(Blend, 5).ToArray());
    }

    [Fact]
    public void What_nobody_measured_and_what_no_forecast_reached_has_no_error()
    {
        var gap = RememberedRoad.Errors([Day(0, foreseen: 1), Day(2, measured: _ => 5)]);
        var hole = RememberedRoad.Errors([Day(0, foreseen: 1), Day(1, measured: lead => lead is 5 ? null : 2)]);
        var none = RememberedRoad.Errors([Day(0, foreseen: 1) with { Tracks = [] }, Day(1, measured: _ => 2)]);

        Assert.Empty(gap.At(Model, 12).ToArray());
        Assert.Equal([1.0, 1.0], hole.At(Model, 5).ToArray(), Alike);
        Assert.Empty(none.At(Model, 12).ToArray());
        Assert.Same(RoadForecastErrors.None, RememberedRoad.Errors([Day(0, foreseen: 1)]));
    }

    [Fact]
    public void Each_member_has_its_own_errors()
    {
        var both = Day(0, foreseen: 1) with { Tracks = [Track(Model, 1), Track(Blend, 4)] };

        var errors = RememberedRoad.Errors([both, Day(1, measured: _ => 2)]);

        Assert.All(errors.At(Model, 3).ToArray(), e => Assert.Equal(1, e, 9));
        Assert.All(errors.At(Blend, 3).ToArray(), e => Assert.Equal(-2, e, 9));
    }

    [Fact]
    public void Thirty_days_of_errors_count_and_none_that_are_older()
    {
        RoadForecastDay[] days = [.. Enumerable.Range(0, 60).Select(d => Day(d, foreseen: 0, measured: _ => d))];
        var now = First.AddDays(59).AddHours(1);

        var counting = RememberedRoad.Counting(days, now);
        var errors = RememberedRoad.Errors(counting).At(Model, 12).ToArray();

        // A day's twelve o'clock error is known from the next; three leads a day.
        Assert.Equal(30 * 3, errors.Length);
        Assert.Equal((30.0, 59.0), (errors[0], errors[^1]));
        Assert.Same(days, RememberedRoad.Counting(days, First));
        Assert.Empty(RememberedRoad.Counting(days, now.AddDays(40)));
    }

    [Fact]
    public void What_counts_is_remembered_whatever_the_longest_hold_time_is() =>
        Assert.True(RememberedRoad.Memory > RoadForecastErrors.Memory + TimeSpan.FromDays(1) + TimeSpan.FromHours(4));

    [Fact]
    public void The_course_is_the_measured_hours_between_two_instants()
    {
        RoadForecastDay[] days = [Day(0, measured: lead => lead), Day(1, measured: lead => lead is 3 ? null : 100 + lead)];

        var course = RememberedRoad.Course(days, First.AddHours(-2), First.AddHours(4)).ToArray();

        Assert.Equal(
            [new(First.AddHours(-1), 23), new(First, 24), new(First.AddHours(1), 101), new(First.AddHours(2), 102), new(First.AddHours(4), 104)], course);
    }

    [Theory]
    [InlineData(23)]
    [InlineData(25)]
    public void Where_the_clocks_change_each_hour_is_read_once(int hours)
    {
        var next = Day(0, measured: lead => lead) with { IssuedAt = First.AddHours(hours) };

        var course = RememberedRoad.Course([Day(0, measured: lead => lead), next], DateTimeOffset.MinValue, DateTimeOffset.MaxValue).Select(o => o.At).ToArray();

        Assert.Equal(course.Distinct().Order(), course);
        Assert.Equal(24 + Math.Min(24, hours), course.Length);
    }

    private static RoadForecastTrack Track(RoadForecastMember member, double value) => new(member, [.. Enumerable.Repeat(value, 24)]);

    /// <param name="measured">By the hours after the issue of the day before.</param>
    private static RoadForecastDay Day(int day, double foreseen = 0, Func<int, double?>? measured = null) => new(
        new SiteId("a"), First.AddDays(day), First.AddDays(day).AddMinutes(30), [Track(Model, foreseen)], [.. Enumerable.Range(1, 24).Select(lead => measured?.Invoke(lead))]);

    private static bool Alike(double one, double other) => Math.Abs(one - other) < 1e-9;
}
