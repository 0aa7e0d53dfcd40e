namespace Telemetry.FirmwareSim.Weather;

/// <summary>A time that comes every weather day: from one hour to another, both counted from 12:00 UTC, 0 to 24.</summary>
internal readonly record struct DayWindow(double From, double To)
{
    /// <summary>Open at its start and closed at its end, as windows are here.</summary>
    public bool Contains(DateTimeOffset instant)
    {
        var hour = WeatherDay.Of(instant).Hour;
        return hour > From && hour <= To;
    }

    public DateTimeOffset StartOn(DateTimeOffset instant) => WeatherDay.Of(instant).Start.AddHours(From);

    public DateTimeOffset EndOn(DateTimeOffset instant) => WeatherDay.Of(instant).Start.AddHours(To);

    /// <summary>The next time it begins after an instant.</summary>
    public DateTimeOffset NextStart(DateTimeOffset instant) =>
        StartOn(instant) is var start && start > instant ? start : start.AddDays(1);
}
