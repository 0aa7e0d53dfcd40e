namespace Telemetry.Rules.EventTime;

/// <summary>A night of a place: 20:00 to 06:00 mean solar time, when from September to April no sun reaches a British road.</summary>
/// <param name="Date">On which it began.</param>
internal readonly record struct NightHours(DateOnly Date, DateTimeOffset Start)
{
    public const int Hours = 10;

    /// <summary>The last night of which the noon after it has come.</summary>
    public static NightHours LastConcluded(DateTimeOffset at, double longitude)
    {
        var ahead = TimeSpan.FromMinutes(Math.Round(longitude * 4));
        var solar = at.ToUniversalTime() + ahead;
        var day = DateOnly.FromDateTime(solar.AddHours(-12).UtcDateTime).AddDays(-1);
        return new NightHours(day, new DateTimeOffset(day.ToDateTime(new TimeOnly(20, 0)), TimeSpan.Zero) - ahead);
    }

    /// <summary>Which of its hours an instant is in, 0 to 9; null outside it.</summary>
    public int? HourOf(DateTimeOffset at) => at >= Start && at < Start.AddHours(Hours) ? (int)(at - Start).TotalHours : null;
}
