using System.CommandLine;
using Telemetry.FirmwareSim.City;

namespace Telemetry.FirmwareSim.CommandLine;

/// <summary><c>city</c>: the demo city on the air until Ctrl-C.</summary>
internal static class CityCommand
{
    public static Command Make()
    {
        var broker = new BrokerOptions();
        var seed = new Option<int>("--seed") { Description = "The night's seed", DefaultValueFactory = _ => DemoCity.DefaultSeed };
        var at = new Option<DateTimeOffset?>("--at") { Description = "Shift the clock to begin at this time (ISO 8601 with zone)" };
        var backlog = new Option<double>("--backlog") { Description = "Hours of readings kept from before the start, 0 to 168", DefaultValueFactory = _ => 6 };
        var command = new Command("city", "Publish the demo city's readings over MQTT (QoS 1) until stopped") { seed, at, backlog };
        broker.AddTo(command);
        backlog.MustBe(hours => hours is >= 0 and <= 168, "0 to 168 hours");
        command.SetAction(async (parsed, stop) =>
        {
            var options = new CitySimulationOptions
            {
                Host = parsed.GetValue(broker.Host)!,
                Port = parsed.GetValue(broker.Port),
                Seed = parsed.GetValue(seed),
                GatewayKeys = broker.Keys(parsed),
                Backlog = TimeSpan.FromHours(parsed.GetValue(backlog)),
                AllowRemote = parsed.GetValue(broker.AllowRemote),
            };
            var clock = parsed.GetValue(at) is { } begins ? new ShiftedClock(begins) : TimeProvider.System;
            var summary = await new CitySimulation(Console.Error.WriteLine).RunAsync(options, clock, stop);
            Console.WriteLine(summary);
            return summary.Refused.Count == 0 ? 0 : 1;
        });
        return command;
    }
}
