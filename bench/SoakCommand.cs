using System.Globalization;
using Telemetry.Tests.Integration.Soak;

namespace Telemetry.Bench;

/// <summary><c>soak [--minutes 10] [--broker embedded|mosquitto] [--store duckdb|influx] [--rate 100] [--seed 1] [--faults on|off]</c>: exit code 1 when the account does not agree.</summary>
internal static class SoakCommand
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        if (Parse(arguments) is not { } options)
        {
            await Console.Error.WriteLineAsync("soak [--minutes 10] [--broker embedded|mosquitto] [--store duckdb|influx] [--rate 100] [--seed 1] [--faults on|off]");
            return 2;
        }

        using var stopping = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stopping.Cancel();
        };
        var sheet = await SoakRun.RunAsync(options, Console.WriteLine, stopping.Token);
        Console.WriteLine();
        Console.WriteLine(sheet);
        return sheet.Findings.Count == 0 ? 0 : 1;
    }

    private static SoakOptions? Parse(string[] arguments)
    {
        var options = new SoakOptions(TimeSpan.FromMinutes(10), SoakBroker.Embedded, SoakStore.DuckDb, Rate: 100, Seed: 1);
        foreach (var pair in arguments.Chunk(2))
        {
            var read = pair switch
            {
                ["--minutes", var text] when double.TryParse(text, CultureInfo.InvariantCulture, out var minutes) && minutes is > 0 and <= 7 * 24 * 60 =>
                    options with { Duration = TimeSpan.FromMinutes(minutes) },
                ["--broker", var text] when Enum.TryParse<SoakBroker>(text, ignoreCase: true, out var broker) => options with { Broker = broker },
                ["--store", var text] when Enum.TryParse<SoakStore>(text, ignoreCase: true, out var store) => options with { Store = store },
                ["--rate", var text] when int.TryParse(text, CultureInfo.InvariantCulture, out var rate) && rate is > 0 and <= 5000 => options with { Rate = rate },
                ["--seed", var text] when int.TryParse(text, CultureInfo.InvariantCulture, out var seed) => options with { Seed = seed },
                ["--faults", "on" or "off"] => options with { Faults = pair[1] == "on" },
                _ => null,
            };
            if (read is null)
            {
                return null;
            }

            options = read;
        }

        return options;
    }
}
