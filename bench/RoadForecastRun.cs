using System.Diagnostics;
using System.Globalization;

namespace Telemetry.Bench;

/// <summary>The benchmarks of <see cref="RoadForecastBenchmarks"/> for a city's stations, by processor time: the same on a machine with other work.</summary>
internal static class RoadForecastRun
{
    private const int Stations = 500;
    private const int Rounds = 5;

    public static void Run()
    {
        var road = new RoadForecastBenchmarks();
        road.Make();
        Console.WriteLine($"{Stations} stations, 24 h each; processor time, least of {Rounds} rounds");
        Console.WriteLine($"{"",-26} {"ms in all",10} {"µs each",9} {"ratio",7} {"KB each",8}");
        double? floor = null;
        foreach (var (name, forecast) in new (string, Action)[]
        {
            ("bare implicit steps", () => road.Bare_implicit_steps()),
            ("open road", () => road.Open_road()),
            ("… with its past errors", () => road.Open_road_with_its_errors()),
            ("errors of 31 days", () => road.Errors_of_remembered_days()),
            ("street between houses", () => road.Street_between_houses()),
            ("station alone", () => road.Station_alone()),
        })
        {
            Measure(forecast);
            var best = Enumerable.Range(0, Rounds).Select(_ => Measure(forecast)).MinBy(m => m.Milliseconds);
            floor ??= best.Milliseconds;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name,-26} {best.Milliseconds,10:0} {1000 * best.Milliseconds / Stations,9:0} {best.Milliseconds / floor.Value,7:0.0} {best.Bytes / 1024.0 / Stations,8:0}"));
        }
    }

    private static (double Milliseconds, long Bytes) Measure(Action forecast)
    {
        using var process = Process.GetCurrentProcess();
        GC.Collect();
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var before = process.TotalProcessorTime;
        for (var i = 0; i < Stations; i++)
        {
            forecast();
        }

        process.Refresh();
        return ((process.TotalProcessorTime - before).TotalMilliseconds, GC.GetAllocatedBytesForCurrentThread() - bytes);
    }
}
