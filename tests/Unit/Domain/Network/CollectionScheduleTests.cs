using Telemetry.Domain.Network;

namespace Telemetry.Tests.Unit.Domain.Network;

public sealed class CollectionScheduleTests
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    [Theory]
    [InlineData("2026-01-15T13:59:59Z", "2026-01-12T14:00:00Z")] // a Thursday, not yet 14:00
    [InlineData("2026-01-15T14:00:00Z", "2026-01-15T14:00:00Z")]
    [InlineData("2026-01-18T23:00:00Z", "2026-01-15T14:00:00Z")] // the Sunday after
    [InlineData("2026-07-16T12:59:00Z", "2026-07-13T13:00:00Z")] // summer time: 14:00 is 13:00 UTC
    [InlineData("2026-07-16T13:00:00Z", "2026-07-16T13:00:00Z")]
    public void The_last_collection_due_is_counted_in_local_days(string at, string due) =>
        Assert.Equal(
            Time(due), new CollectionSchedule([DayOfWeek.Monday, DayOfWeek.Thursday], new TimeOnly(14, 0), London).LastDue(Time(at))!.Value.Due);

    [Fact]
    public void A_local_day_begins_at_local_midnight() =>
        Assert.Equal(
            Time("2026-07-15T23:00:00Z"),
            new CollectionSchedule([DayOfWeek.Thursday], new TimeOnly(14, 0), London).LastDue(Time("2026-07-16T20:00:00Z"))!.Value.DayStart);

    [Theory]
    [InlineData("2026-03-29T12:00:00Z", "2026-03-29T01:30:00Z")] // 01:30 does not exist: the clocks go from 01:00 to 02:00
    [InlineData("2026-10-25T12:00:00Z", "2026-10-25T01:30:00Z")] // 01:30 comes twice: the second
    public void On_days_when_the_clocks_change_the_later_instant_is_due(string at, string due) =>
        Assert.Equal(Time(due), new CollectionSchedule([DayOfWeek.Sunday], new TimeOnly(1, 30), London).LastDue(Time(at))!.Value.Due);

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
