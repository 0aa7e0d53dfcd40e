using Telemetry.Tests.Integration.Soak;

namespace Telemetry.Bench.Drain;

/// <summary>What a drain is measured with. All on loopback, bounded in count and time.</summary>
/// <param name="Rate">Live readings a second, before, during and after the drain.</param>
/// <param name="Backlog">Readings that wait in the journal when the store comes back.</param>
/// <param name="Calm">How long the same load is measured without a drain.</param>
/// <param name="Share">Telemetry:Consumers:DrainShare of the host.</param>
/// <param name="Store">DuckDB's file held by another process, or a real influxd that is paused.</param>
internal sealed record DrainOptions(int Rate, int Backlog, TimeSpan Calm, double Share, SoakStore Store)
{
    public const string Usage = "drain [--rate 2000] [--backlog 2000000] [--calm-seconds 90] [--share 0.5] [--store duckdb|influx]";

    /// <summary>Readings of a message: one of each quantity.</summary>
    public const int Pack = 5;

    public static DrainOptions? Parse(string[] arguments)
    {
        var options = new DrainOptions(2000, 2_000_000, TimeSpan.FromSeconds(90), 0.5, SoakStore.DuckDb);
        foreach (var pair in arguments.Chunk(2))
        {
            var read = pair switch
            {
                ["--rate", var text] when Number(text) is >= 100 and <= 20_000 and var rate => options with { Rate = (int)rate },
                ["--backlog", var text] when Number(text) is >= 10_000 and <= 20_000_000 and var backlog => options with { Backlog = (int)backlog },
                ["--calm-seconds", var text] when Number(text) is >= 5 and <= 600 and var seconds => options with { Calm = TimeSpan.FromSeconds(seconds) },
                ["--share", var text] when Number(text) is >= 0.01 and <= 1 and var share => options with { Share = share },
                ["--store", var text] when Enum.TryParse<SoakStore>(text, ignoreCase: true, out var store) => options with { Store = store },
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

    private static double Number(string text) =>
        double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : double.NaN;
}
