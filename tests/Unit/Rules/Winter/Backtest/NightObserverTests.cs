using Telemetry.Rules.Winter;
using Telemetry.Rules.Winter.Backtest;
using Telemetry.Rules.Winter.RoadSurface;
using static Telemetry.Tests.Unit.Rules.Winter.SomeRoute;

namespace Telemetry.Tests.Unit.Rules.Winter.Backtest;

public sealed class NightObserverTests
{
    private static readonly DateOnly Night = new(2026, 1, 14);

    [Fact]
    public void The_minimum_the_freeze_and_its_length_are_those_measured()
    {
        // Hourly from 15:00 (hour 15) to 11:00 (hour 35): 2 °C, below zero from 22:00 to 01:00, coldest at midnight.
        var night = Observe(hour => hour switch { 22 => 0, 23 => -0.5, 24 => -1.5, 25 => -0.1, _ => 2 });

        Assert.Equal(-1.5, night.MinimumRst);
        Assert.Equal(Jan14(24), night.MinimumAt);
        Assert.Equal(Jan14(22), night.FirstFreezeAt);
        Assert.True(night.FreezeIsTimed);
        Assert.Equal(TimeSpan.FromHours(4), night.AtOrBelowZero);
        Assert.Equal(TimeSpan.FromHours(1), night.LongestGap);
        Assert.True(night is { IsEvidence: true, Froze: true, IsCritical: true });
    }

    [Fact]
    public void A_road_frozen_when_the_night_begins_has_no_time_of_freezing()
    {
        var night = Observe(_ => -2);

        Assert.Equal(Jan14(15), night.FirstFreezeAt);
        Assert.False(night.FreezeIsTimed);
    }

    [Theory]
    [InlineData(2.99, true)]
    [InlineData(3.0, false)]
    public void A_night_is_critical_under_three_degrees(double minimum, bool critical)
    {
        var night = Observe(hour => hour == 30 ? minimum : 5);

        Assert.Equal(critical, night.IsCritical);
        Assert.False(night.Froze);
        Assert.False(night.IceLikely);
    }

    [Fact]
    public void The_routes_offset_counts() => Assert.True(Observe(_ => 0.4, offset: -0.4).Froze);

    [Theory]
    [InlineData(3, true)]
    [InlineData(4, false)]
    public void A_gap_of_more_than_three_hours_makes_it_no_evidence(int hours, bool evidence) =>
        Assert.Equal(evidence, Observe(hour => hour > 20 && hour < 20 + hours ? null : 1).IsEvidence);

    [Fact]
    public void Without_a_measurement_it_is_no_evidence()
    {
        var night = Observe(_ => null);

        Assert.False(night.IsEvidence);
        Assert.Null(night.By(Truth.Froze));
        Assert.Null(night.By(Truth.IceLikely));
        Assert.Null(night.MinimumRst);
    }

    [Fact]
    public void Deposition_makes_ice_likely_on_a_road_without_precipitation()
    {
        var night = Observe(_ => -2, dew: -1.5, precipitation: 0);

        Assert.Equal(TimeSpan.FromHours(20), night.Deposition);
        Assert.False(night.Precipitation);
        Assert.True(night.IceLikely);
    }

    [Fact]
    public void Precipitation_up_to_six_hours_before_makes_it_likely()
    {
        Assert.True(Observe(_ => -2, dew: -8, precipitation: 0, wetHour: 10).IceLikely);
        Assert.False(Observe(_ => -2, dew: -8, precipitation: 0, wetHour: 9).IceLikely);
    }

    [Fact]
    public void A_cold_road_with_dry_air_and_no_precipitation_has_no_ice() => Assert.False(Observe(_ => -2, dew: -8, precipitation: 0).IceLikely);

    [Fact]
    public void Where_nothing_tells_whether_a_frozen_road_was_wet_nobody_knows()
    {
        Assert.Null(Observe(_ => -2).IceLikely);
        Assert.Null(Observe(_ => -2, dew: -8).IceLikely);
        Assert.Null(Observe(_ => -2, precipitation: 0).IceLikely);
    }

    [Fact]
    public void The_colder_of_two_stations_is_the_routes_night_and_neither_may_be_missing()
    {
        var cold = Course(hour => hour == 30 ? -3 : 1, 0, null, null, null);
        var mild = Course(_ => 4, 0, null, null, null);
        var gap = Course(hour => hour < 25 ? 4 : null, 0, null, null, null);

        Assert.Equal(-3, new NightObserver([mild, cold], London, new()).Observe(Night).MinimumRst);
        Assert.Equal(Jan14(30), new NightObserver([cold, mild], London, new()).Observe(Night).FirstFreezeAt);
        Assert.False(new NightObserver([cold, gap], London, new()).Observe(Night).IsEvidence);
    }

    [Fact]
    public void The_night_in_which_the_clocks_go_back_has_an_hour_more()
    {
        var night = new NightObserver([], London, new GrittingPolicyOptions()).Observe(new DateOnly(2025, 10, 25));

        Assert.Equal(TimeSpan.FromHours(21), night.To - night.From);
        Assert.Equal(new DateTimeOffset(2025, 10, 25, 14, 0, 0, TimeSpan.Zero), night.From);
    }

    private static ObservedNight Observe(Func<int, double?> rst, double offset = 0, double? dew = null, double? precipitation = null, int? wetHour = null) =>
        new NightObserver([Course(rst, offset, dew, precipitation, wetHour)], London, new GrittingPolicyOptions()).Observe(Night);

    private static StationCourse Course(Func<int, double?> rst, double offset, double? dew, double? precipitation, int? wetHour) => new(
        offset,
        [.. Enumerable.Range(0, 48).Select(h => (At: Jan14(h), Rst: rst(h))).Where(p => p.Rst is not null).Select(p => new RoadObservation(p.At, p.Rst!.Value))],
        [
            .. Enumerable.Range(0, 48).Select(h => new RoadWeather(Jan14(h))
            {
                Air = 0,
                DewPoint = dew ?? double.NaN,
                Precipitation = h == wetHour ? 1 : precipitation ?? double.NaN,
            }),
        ]);
}
