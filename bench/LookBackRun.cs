using System.Globalization;
using System.Text;
using Telemetry.Api.Composition;
using Telemetry.Domain.Journal;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Ingest.Consumers;
using Telemetry.Rules.Engine;
using Telemetry.Rules.QualityControl;
using Telemetry.Tests.Integration.Soak;

namespace Telemetry.Bench;

/// <summary>
/// What the rules and the store's checks hold of a city as its days pass: it grows for as long as they look back, and no longer.
/// Live bytes after a full collection, so that what the collector has not given back does not count.
/// </summary>
internal static class LookBackRun
{
    private const int Days = 5;
    private static readonly TimeSpan Cadence = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Told = TimeSpan.FromHours(12);
    private static readonly Quantity[] Quantities =
        [Quantity.RoadSurfaceTemperature, Quantity.AirTemperature, Quantity.DewPoint, Quantity.RelativeHumidity, Quantity.WindSpeed];

    public static void Run()
    {
        var network = NetworkFileReader.Read(Encoding.UTF8.GetBytes(new SoakCity(new SoakOptions(default, SoakBroker.Embedded, SoakStore.DuckDb, 1, 1)).NetworkJson())).Network!;
        var options = new RuleEngineOptions();
        var start = SomeMessages.Evening;
        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var engine = new RuleEngine(network, StandardRules.Create(new RuleOptions()), options, new QualityControlOptions());
        var builder = new StoreBatchBuilder(network, new QualityControlOptions(), options);
        Say($"{network.Sensors.Count} sensors, {Quantities.Length} quantities each, every {Cadence.TotalMinutes:0} min; looked back on: {options.LookBack.TotalHours:0} h");
        Say($"{"hours",5} {"readings",10} {"MB held",8} {"B/reading looked back on",25}");
        var empty = GC.GetTotalMemory(forceFullCollection: true) - before;
        long readings = 0;
        for (var at = start; at <= start.AddDays(Days); at += RuleEngine.TickInterval)
        {
            if ((at - start).Ticks % Cadence.Ticks == 0)
            {
                readings += Observe(network, at, engine, builder);
            }

            engine.Tick(at);
            builder.Add(new TickRecord(at));
            _ = builder.Take(new JournalPosition(readings + 1));
            if (at > start && (at - start).Ticks % Told.Ticks == 0)
            {
                var held = GC.GetTotalMemory(forceFullCollection: true) - before - empty;
                var looked = readings * Math.Min(1, options.LookBack / (at - start));
                Say($"{(at - start).TotalHours,5:0} {readings,10} {held / 1e6,8:0.0} {held / looked,25:0}");
            }
        }

        GC.KeepAlive(builder);
    }

    private static int Observe(CityNetwork network, DateTimeOffset at, RuleEngine engine, StoreBatchBuilder builder)
    {
        var count = 0;
        for (var i = 0; i < network.Sensors.Count; i++)
        {
            var sensor = network.Sensors[i];
            var swing = Math.Sin((at.TimeOfDay.TotalHours + i) / 24 * 2 * Math.PI);
            double[] values = [2 + (6 * swing), 3 + (4 * swing), 1 + swing, 80 - (15 * swing), 3 + swing];
            Reading[] read = [.. Quantities.Select((quantity, q) =>
                new Reading(sensor.Id, quantity, at, Math.Round(values[q] + (0.01 * (count % 7)), 2), at.AddSeconds(1)))];
            foreach (var reading in read)
            {
                engine.Accept(reading);
            }

            builder.Add(new MessageRecord(at.AddSeconds(1), SomeMessages.Gateway, "telemetry/v1/gw-01/x", null, "native-json", 1, default, read, []));
            count += read.Length;
        }

        return count;
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
