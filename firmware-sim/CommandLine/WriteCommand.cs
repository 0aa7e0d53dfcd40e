using System.CommandLine;
using Telemetry.FirmwareSim.City;

namespace Telemetry.FirmwareSim.CommandLine;

/// <summary><c>write DIR</c>: the demo city's network, readings and forecasts as the files of the host's <c>replay</c>.</summary>
internal static class WriteCommand
{
    public static Command Make()
    {
        var folder = new Argument<DirectoryInfo>("folder") { Description = "Where network.json, readings.csv and forecasts.csv go" };
        var seed = new Option<int>("--seed") { Description = "The night's seed", DefaultValueFactory = _ => DemoCity.DefaultSeed };
        var at = new Option<DateTimeOffset>("--at") { Description = "First instant (ISO 8601 with zone)", Required = true };
        var hours = new Option<int>("--hours") { Description = "How long, 1 to 168", DefaultValueFactory = _ => 24 };
        var command = new Command("write", "Write the simulated night as files instead of publishing it") { folder, seed, at, hours };
        hours.MustBe(number => number is >= 1 and <= 168, "1 to 168");
        command.SetAction(async (parsed, stop) =>
        {
            var target = parsed.GetValue(folder)!;
            target.Create();
            var from = Ceiling(parsed.GetValue(at).ToUniversalTime());
            var to = from.AddHours(parsed.GetValue(hours));
            var number = parsed.GetValue(seed);
            var issues = Enumerable.Range(0, (int)Math.Ceiling((to - from).TotalDays) + 1)
                .SelectMany(day => DemoCity.Forecasts(from.AddDays(day) < to ? from.AddDays(day) : to, number))
                .DistinctBy(issue => (issue.Site, issue.IssuedAt));
            await File.WriteAllTextAsync(Path.Combine(target.FullName, "network.json"), DemoCity.NetworkJson, stop);
            await File.WriteAllTextAsync(Path.Combine(target.FullName, "readings.csv"), NightWriter.Readings(number, from, to), stop);
            await File.WriteAllTextAsync(Path.Combine(target.FullName, "forecasts.csv"), NightWriter.Forecasts(issues), stop);
            return 0;
        });
        return command;
    }

    /// <summary>Instruments keep a grid of five minutes.</summary>
    private static DateTimeOffset Ceiling(DateTimeOffset instant)
    {
        var grid = TimeSpan.FromMinutes(5).Ticks;
        return new DateTimeOffset((instant.UtcTicks + grid - 1) / grid * grid, TimeSpan.Zero);
    }
}
