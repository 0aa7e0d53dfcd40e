using System.CommandLine;
using Telemetry.FirmwareSim.City;
using Telemetry.FirmwareSim.Scenarios;

namespace Telemetry.FirmwareSim.CommandLine;

/// <summary><c>write DIR</c>: the demo city's network, readings and forecasts as the files of the host's <c>replay</c>.</summary>
internal static class WriteCommand
{
    public static Command Make()
    {
        var folder = new Argument<DirectoryInfo>("folder") { Description = "Where network.json, readings.csv and forecasts.csv go" };
        var happening = new ScenarioOptions();
        var at = new Option<DateTimeOffset>("--at") { Description = "First instant (ISO 8601 with zone)", Required = true };
        var hours = new Option<int>("--hours") { Description = "How long, 1 to 168", DefaultValueFactory = _ => 24 };
        var site = new Option<string[]>("--site") { Description = "Only this site, and again for more; the routes are those whose stations are all among them" };
        var command = new Command("write", "Write the simulated night as files instead of publishing it") { folder, at, hours, site };
        happening.AddTo(command);
        hours.MustBe(number => number is >= 1 and <= 168, "1 to 168");
        site.Validators.Add(static result =>
        {
            foreach (var name in result.GetValueOrDefault<string[]>() ?? [])
            {
                if (!NetworkFile.Sites.Contains(name))
                {
                    result.AddError($"the demo city has no site '{name}'");
                }
            }
        });
        command.SetAction(async (parsed, stop) =>
        {
            var target = parsed.GetValue(folder)!;
            target.Create();
            var from = Ceiling(parsed.GetValue(at).ToUniversalTime());
            var to = from.AddHours(parsed.GetValue(hours));
            var only = parsed.GetValue(site) is { Length: > 0 } sites ? sites.ToHashSet(StringComparer.Ordinal) : null;
            var night = new NightWriter(parsed.GetValue(happening.Seed), CityPlan.Of(happening.Scenarios(parsed)), only);
            await File.WriteAllBytesAsync(Path.Combine(target.FullName, "network.json"), night.Network(), stop);
            await File.WriteAllTextAsync(Path.Combine(target.FullName, "readings.csv"), night.Readings(from, to), stop);
            await File.WriteAllTextAsync(Path.Combine(target.FullName, "forecasts.csv"), night.Forecasts(from, to), stop);
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
