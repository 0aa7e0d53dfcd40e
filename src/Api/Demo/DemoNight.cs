using System.Globalization;
using Telemetry.Rules.Winter;

namespace Telemetry.Api.Demo;

/// <summary>
/// Where the demo's clock starts: in a winter afternoon, whatever the hour here, when the noon forecast is in and every start
/// is still ahead, as a council decides. A demo that is started again in the
/// same night goes on where it stopped, since a journal's time never goes back; after that it begins the next evening.
/// </summary>
internal static class DemoNight
{
    public const string FileName = "demo-clock.txt";

    // Ten seconds before the minute: the gateways have delivered by then, and the first tick decides.
    private static readonly TimeOnly Begin = new(14, 29, 50);
    private static readonly TimeSpan Length = TimeSpan.FromHours(18);
    private static readonly DateOnly First = new(2026, 1, 14);

    public static TimeZoneInfo TimeZone => TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    public static DateTimeOffset Start(DirectoryInfo data, TimeZoneInfo timeZone)
    {
        var stopped = Read(Path.Combine(data.FullName, FileName));
        if (stopped is not { } at)
        {
            return Evening(First, timeZone);
        }

        var evening = Evening(DecisionDay.Containing(at, timeZone).Date, timeZone);
        return at < evening ? evening : at - evening < Length ? at : Evening(DecisionDay.Containing(at, timeZone).Date.AddDays(1), timeZone);
    }

    /// <summary>Whether a demo that starts now goes on in the night in which it stopped.</summary>
    public static bool GoesOn(DirectoryInfo data, TimeZoneInfo timeZone) =>
        Read(Path.Combine(data.FullName, FileName)) is { } stopped && Start(data, timeZone) == stopped;

    public static void Remember(DirectoryInfo data, DateTimeOffset now) =>
        File.WriteAllText(Path.Combine(data.FullName, FileName), now.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));

    private static DateTimeOffset? Read(string path) =>
        File.Exists(path) && DateTimeOffset.TryParse(File.ReadAllText(path), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at
            : null;

    private static DateTimeOffset Evening(DateOnly day, TimeZoneInfo timeZone)
    {
        var local = day.ToDateTime(Begin);
        return new DateTimeOffset(local, timeZone.GetUtcOffset(local)).ToUniversalTime();
    }
}
