using System.Globalization;
using BenchmarkDotNet.Running;
using Telemetry.Bench;
using Telemetry.Bench.Drain;

// city [hours]: not a benchmark but a run of seconds, by processor time.
if (args is ["city", .. var rest])
{
    CityReplay.Run(rest is [var hours] ? int.Parse(hours, CultureInfo.InvariantCulture) : 48);
    return 0;
}

// road: a road surface forecast for 500 stations, by processor time.
if (args is ["road"])
{
    RoadForecastRun.Run();
    return 0;
}

// look-back: what is held of a city as days pass, in live bytes.
if (args is ["look-back"])
{
    LookBackRun.Run();
    return 0;
}

// soak: minutes or hours of load and faults, ending in a balance sheet (docs/reliability.md).
if (args is ["soak", .. var ofSoak])
{
    return await SoakCommand.RunAsync(ofSoak);
}

// fuzz: every reader of foreign bytes, a million inputs each (docs/reliability.md).
if (args is ["fuzz", .. var ofFuzz])
{
    return FuzzCommand.Run(ofFuzz);
}

// drain: what an outage's drain costs live readings (docs/reliability.md#drain).
if (args is ["drain", .. var ofDrain])
{
    if (DrainOptions.Parse(ofDrain) is not { } options)
    {
        await Console.Error.WriteLineAsync(DrainOptions.Usage);
        return 2;
    }

    await using var run = new DrainRun(options, Console.WriteLine);
    return await run.RunAsync(CancellationToken.None);
}

// --short: three iterations each, enough to see an order of magnitude.
var isShort = args.Contains("--short");
BenchmarkSwitcher.FromAssembly(typeof(BenchmarkConfig).Assembly).Run([.. args.Where(a => a != "--short")], new BenchmarkConfig(isShort));
return 0;
