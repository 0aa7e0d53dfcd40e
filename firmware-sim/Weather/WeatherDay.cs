namespace Telemetry.FirmwareSim.Weather;

/// <summary>Where an instant lies in the simulation's day, which runs from 12:00 UTC to 12:00 UTC so that no night is cut.</summary>
/// <param name="Index">Days since the epoch.</param>
/// <param name="Hour">Hours since 12:00 UTC, 0 to 24.</param>
internal readonly record struct WeatherDay(long Index, double Hour)
{
    private static readonly DateTimeOffset Origin = new(1970, 1, 1, 12, 0, 0, TimeSpan.Zero);

    public DateTimeOffset Start => Origin.AddDays(Index);

    public static WeatherDay Of(DateTimeOffset instant)
    {
        var ticks = (instant - Origin).Ticks;
        var index = (long)Math.Floor(ticks / (double)TimeSpan.TicksPerDay);
        return new WeatherDay(index, (ticks - (index * TimeSpan.TicksPerDay)) / (double)TimeSpan.TicksPerHour);
    }
}
