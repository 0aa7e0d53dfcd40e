using System.CommandLine;

namespace Telemetry.FirmwareSim.CommandLine;

/// <summary><c>city</c>: the demo city on the air until Ctrl-C.</summary>
internal static class CityCommand
{
    public static Command Make()
    {
        var broker = new BrokerOptions();
        var happening = new ScenarioOptions();
        var at = new Option<DateTimeOffset?>("--at") { Description = "Shift the clock to begin at this time (ISO 8601 with zone)" };
        var speed = new Option<double>("--speed") { Description = "Simulated seconds in a real one, 1 to 3600, as the host's Telemetry:Clock:Speed", DefaultValueFactory = _ => 1 };
        var backlog = new Option<double?>("--backlog") { Description = "Hours that every sensor remembers from before the start, 0 to 168; without it 6 on the roads, 30 in the air, 48 in the bins" };
        var command = new Command("city", "Publish the demo city's readings over MQTT (QoS 1) until stopped") { at, speed, backlog };
        happening.AddTo(command);
        broker.AddTo(command);
        speed.MustBe(factor => factor is >= 1 and <= 3600, "1 to 3600");
        backlog.MustBe(hours => hours is null or (>= 0 and <= 168), "0 to 168 hours");
        command.SetAction(async (parsed, stop) =>
        {
            var options = new CitySimulationOptions
            {
                Host = parsed.GetValue(broker.Host)!,
                Port = parsed.GetValue(broker.Port),
                Seed = parsed.GetValue(happening.Seed),
                Scenarios = happening.Scenarios(parsed),
                GatewayKeys = broker.Keys(parsed),
                Backlog = parsed.GetValue(backlog) is { } hours ? TimeSpan.FromHours(hours) : null,
                AllowRemote = parsed.GetValue(broker.AllowRemote),
            };
            var real = TimeProvider.System;
            var factor = parsed.GetValue(speed);
            var begins = parsed.GetValue(at);
            var clock = begins is null && factor == 1 ? real : new ShiftedClock(real, begins ?? real.GetUtcNow(), factor);
            var summary = await new CitySimulation(Console.Error.WriteLine).RunAsync(options, clock, stop);
            Console.WriteLine(summary);
            return summary.Refused.Count == 0 ? 0 : 1;
        });
        return command;
    }
}
