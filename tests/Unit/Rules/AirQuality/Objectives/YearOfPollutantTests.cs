using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Rules.AirQuality.Objectives;
using static Telemetry.Domain.Quantities.Quantity;
using static Telemetry.Rules.AirQuality.Objectives.ObjectiveStatus;

namespace Telemetry.Tests.Unit.Rules.AirQuality.Objectives;

public class YearOfPollutantTests
{
    private static readonly DateTimeOffset NewYear = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Hours_of_nitrogen_dioxide_are_counted_one_by_one()
    {
        var year = Hourly(No2, days: 10);
        Fill(year, 240, hour => hour is 5 or 77 ? 200.5 : hour % 20 == 0 ? 201 : 30);

        var so = Of(year, "no2-hour-200");

        Assert.Equal((12, 14, Within, 240, 240), (so.Count!.Value, so.CountUnrounded!.Value, so.Status, so.Valid, so.Periods));
        Assert.Equal((201m, NewYear.AddHours(20)), (so.Highest!.Value, so.HighestEnding!.Value));
    }

    [Theory]
    [InlineData(18, Within)]
    [InlineData(19, Exceeded)]
    public void The_nineteenth_hour_is_one_too_many(int above, ObjectiveStatus status)
    {
        var year = Hourly(No2, days: 10);
        Fill(year, 240, hour => hour <= above ? 300 : 30);

        Assert.Equal((above, status), (Of(year, "no2-hour-200").Count!.Value, Of(year, "no2-hour-200").Status));
    }

    [Theory]
    [InlineData(216, 3, Within)] // 90 %
    [InlineData(215, 3, InsufficientData)]
    [InlineData(40, 19, Exceeded)] // What was counted stands, however little was measured.
    [InlineData(0, 0, InsufficientData)]
    public void Too_little_data_is_never_within_and_never_undoes_what_was_counted(int measured, int above, ObjectiveStatus status)
    {
        var year = Hourly(No2, days: 10);
        Fill(year, measured, hour => hour <= above ? 300 : 30);

        var so = Of(year, "no2-hour-200");

        Assert.Equal((above, status, measured), (so.Count!.Value, so.Status, so.Valid));
        Assert.Equal(measured / 240.0, so.Capture, 12);
    }

    [Fact]
    public void A_day_of_particles_needs_eighteen_hours_and_only_whole_days_count()
    {
        var year = Hourly(Pm10, days: 2, hours: 23);

        // The first day has a mean of exactly 50.5; the second 17 hours; the third is not over.
        Fill(year, 24, hour => hour % 2 == 0 ? 101 : 0);
        Fill(year, 24 + 17, _ => 400, from: 25);
        Fill(year, 48 + 23, _ => 400, from: 49);

        var so = Of(year, "pm10-day-50");

        Assert.Equal((0, 1, 1, 2, 50.5m), (so.Count!.Value, so.CountUnrounded!.Value, so.Valid, so.Periods, so.Highest!.Value));
        Assert.Equal(NewYear.AddDays(1), so.HighestEnding);
        Assert.Equal(InsufficientData, so.Status);
    }

    [Fact]
    public void The_first_running_eight_hours_of_a_year_begin_in_the_old_one()
    {
        var year = Hourly(O3, days: 1);

        // 17:00 of New Year's Eve to 01:00: seven hours of 150 and one of 40.
        Fill(year, 0, _ => 150, from: -6);
        Fill(year, 24, _ => 40);

        Assert.Equal(((7 * 150m) + 40) / 8, Of(year, "o3-8-hours-100").Highest);
        Assert.Equal((1, 1), (Of(year, "o3-8-hours-120").Count!.Value, Of(year, "o3-8-hours-100").Count!.Value));
        Assert.Equal(24, year.ValidHours); // What is of the old year counts in no hour of the new.
        Assert.Equal(40m, year.MeanOfHours);
    }

    [Theory]
    [InlineData(1, 1, AboveSoFar)]
    [InlineData(12, 31, Exceeded)]
    public void An_annual_mean_above_its_level_is_a_breach_only_when_the_year_is_over(int month, int day, ObjectiveStatus status)
    {
        var until = new DateTimeOffset(2026, month, day, 0, 0, 0, TimeSpan.Zero).AddDays(1);
        var year = new YearOfPollutant(Monitor(60, InstrumentGrade.Reference, No2), No2, new CalendarYear(2026, until));
        Fill(year, (int)(until - NewYear).TotalHours, _ => 40.6);

        Assert.Equal((status, 40.6m), (Of(year, "no2-year-40").Status, Of(year, "no2-year-40").Highest!.Value));
    }

    [Fact]
    public void An_annual_mean_of_exactly_a_half_above_is_not_above()
    {
        var year = Hourly(Pm25, days: 1);
        Fill(year, 24, _ => 20.5);

        Assert.Equal(Within, Of(year, "pm2_5-year-20").Status);
        Assert.Equal(AboveSoFar, Of(year, "pm2_5-year-10").Status);
    }

    [Fact]
    public void An_indicative_instrument_is_counted_and_never_judged()
    {
        var sensor = Monitor(60, InstrumentGrade.Indicative, No2);
        var year = new YearOfPollutant(sensor, No2, new CalendarYear(2026, NewYear.AddDays(10)));
        Fill(year, 240, _ => 300);

        Assert.Equal(240, Of(year, "no2-hour-200").Count);
        Assert.All(year.Judge(), so => Assert.Equal(NotJudged, so.Status));
    }

    [Fact]
    public void Sulphur_dioxide_has_quarters_only_where_it_is_read_so_often()
    {
        var hourly = Hourly(So2, days: 1);
        Fill(hourly, 24, _ => 400);
        var finer = new YearOfPollutant(Monitor(5, InstrumentGrade.Reference, So2), So2, new CalendarYear(2026, NewYear.AddDays(1)));
        for (var quarter = 1; quarter <= 96; quarter++)
        {
            // Two of three readings are not three quarters of them.
            finer.PutQuarter(NewYear.AddMinutes(15 * quarter), 300, quarter <= 90 ? 3 : 2);
        }

        Assert.Equal((NotMeasured, (int?)null), (Of(hourly, "so2-quarter-266").Status, Of(hourly, "so2-quarter-266").Count));
        Assert.Equal((24, 1), (Of(hourly, "so2-hour-350").Count!.Value, Of(hourly, "so2-day-125").Count!.Value));
        Assert.Equal((Exceeded, 90, 96), (Of(finer, "so2-quarter-266").Status, Of(finer, "so2-quarter-266").Count!.Value, Of(finer, "so2-quarter-266").Periods));
    }

    [Theory]
    [InlineData(4, false)] // 6 are expected, 4.5 are needed.
    [InlineData(5, true)]
    public void An_hour_needs_three_quarters_of_its_readings(long count, bool valid)
    {
        var year = new YearOfPollutant(Monitor(10, InstrumentGrade.Reference, No2), No2, new CalendarYear(2026, NewYear.AddDays(1)));

        year.PutHour(NewYear.AddHours(3), 50, count);

        Assert.Equal(valid ? 1 : 0, year.ValidHours);
    }

    [Fact]
    public void A_year_goes_as_far_as_its_last_full_hour_and_no_further_than_its_end()
    {
        var now = new DateTimeOffset(2026, 3, 1, 10, 59, 59, TimeSpan.Zero);

        Assert.Equal((now.AddMinutes(-59).AddSeconds(-59), false), (CalendarYear.AsOf(2026, now)!.Value.Until, CalendarYear.AsOf(2026, now)!.Value.IsOver));
        Assert.Equal((NewYear, true, 8760), (CalendarYear.AsOf(2025, now)!.Value.Until, CalendarYear.AsOf(2025, now)!.Value.IsOver, CalendarYear.AsOf(2025, now)!.Value.HoursSoFar));
        Assert.Equal(8784, CalendarYear.AsOf(2024, now)!.Value.HoursInAll);
        Assert.Null(CalendarYear.AsOf(2027, now));
    }

    private static Sensor Monitor(double minutes, InstrumentGrade grade, params Quantity[] quantities) => MonitoredSite.Sensor("m", minutes, grade, quantities);

    private static YearOfPollutant Hourly(Quantity pollutant, int days, int hours = 0) =>
        new(Monitor(60, InstrumentGrade.Reference, pollutant), pollutant, new CalendarYear(2026, NewYear.AddDays(days).AddHours(hours)));

    private static void Fill(YearOfPollutant year, int until, Func<int, double> mean, int from = 1)
    {
        for (var hour = from; hour <= until; hour++)
        {
            year.PutHour(NewYear.AddHours(hour), mean(hour), 1);
        }
    }

    private static ObjectiveSoFar Of(YearOfPollutant year, string objective) => year.Judge().Single(so => so.Objective.Id == objective);
}
