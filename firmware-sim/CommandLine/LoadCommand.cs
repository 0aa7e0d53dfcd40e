using System.CommandLine;
using System.Globalization;
using Telemetry.Domain.Network;
using Telemetry.FirmwareSim.Gateways;
using Telemetry.FirmwareSim.Load;

namespace Telemetry.FirmwareSim.CommandLine;

/// <summary><c>load</c>: as many messages as a host takes, or as many as one wants of it.</summary>
internal static class LoadCommand
{
    public static Command Make()
    {
        var broker = new BrokerOptions();
        var defaults = new LoadOptions();
        var network = new Option<FileInfo>("--network") { Description = "The network file that the host has, for whose sensors to publish; load-network writes one", Required = true };
        var connections = new Option<int>("--connections") { Description = "Connections at once, 1 to 2000", DefaultValueFactory = _ => defaults.Connections };
        var rate = new Option<double>("--rate") { Description = "Messages a second of all together; 0 for as fast as they are acknowledged", DefaultValueFactory = _ => defaults.Rate };
        var qos = new Option<int>("--qos") { Description = "0 or 1", DefaultValueFactory = _ => defaults.Qos };
        var pack = new Option<int>("--pack") { Description = "Readings in a message, 1 to 1000", DefaultValueFactory = _ => defaults.Pack };
        var duration = new Option<double>("--duration") { Description = "Seconds, up to 3600", DefaultValueFactory = _ => defaults.Duration.TotalSeconds };
        var messages = new Option<long>("--messages") { Description = "Messages, up to 100000000, if that is earlier", DefaultValueFactory = _ => defaults.Messages };
        var inFlight = new Option<int>("--in-flight") { Description = "Unacknowledged messages of a connection, 1 to 1000", DefaultValueFactory = _ => defaults.InFlight };
        var json = new Option<bool>("--json") { Description = "Tell the summary as JSON" };
        var command = new Command("load", "Publish for a network's sensors at a rate, for a while, and tell what became of it")
        {
            network, connections, rate, qos, pack, duration, messages, inFlight, json,
        };
        broker.AddTo(command);
        connections.MustBe(number => number is >= 1 and <= 2000, "1 to 2000");
        rate.MustBe(number => number is >= 0 and <= 1e6, "0 to 1000000");
        qos.MustBe(number => number is 0 or 1, "0 or 1");
        pack.MustBe(number => number is >= 1 and <= 1000, "1 to 1000");
        duration.MustBe(seconds => seconds is > 0 and <= 3600, "more than 0 and up to 3600 s");
        messages.MustBe(number => number is >= 1 and <= 100_000_000, "1 to 100000000");
        inFlight.MustBe(number => number is >= 1 and <= 1000, "1 to 1000");
        command.SetAction(async (parsed, stop) =>
        {
            var options = new LoadOptions
            {
                Host = parsed.GetValue(broker.Host)!,
                Port = parsed.GetValue(broker.Port),
                Connections = parsed.GetValue(connections),
                Rate = parsed.GetValue(rate),
                Qos = parsed.GetValue(qos),
                Pack = parsed.GetValue(pack),
                Duration = TimeSpan.FromSeconds(parsed.GetValue(duration)),
                Messages = parsed.GetValue(messages),
                InFlight = parsed.GetValue(inFlight),
                GatewayKeys = broker.Keys(parsed),
            };
            if (await SensorsAsync(parsed.GetValue(network)!, stop) is not { } sensors)
            {
                return 2;
            }

            var run = new LoadRun(options, (gateway, client) => Connect(options, gateway, client), TimeProvider.System, Console.Error.WriteLine);
            var summary = await run.RunAsync(sensors, stop);
            Console.WriteLine(parsed.GetValue(json) ? summary.ToJson() : summary.ToString());
            return summary.Refused.Count == 0 && summary.Unanswered == 0 ? 0 : 1;
        });
        return command;
    }

    public static Command MakeNetwork()
    {
        var file = new Argument<FileInfo>("file") { Description = "Where the network file goes" };
        var gateways = new Option<int>("--gateways") { Description = "1 to 10000", DefaultValueFactory = _ => 10 };
        var sensors = new Option<int>("--sensors") { Description = "Of each gateway, 1 to 10000; 200000 in all", DefaultValueFactory = _ => 20 };
        var command = new Command("load-network", "Write a network file of any size, for a host that is to be loaded") { file, gateways, sensors };
        gateways.MustBe(number => number is >= 1 and <= 10_000, "1 to 10000");
        sensors.MustBe(number => number is >= 1 and <= 10_000, "1 to 10000");
        command.Validators.Add(result =>
        {
            if ((long)result.GetValue(gateways) * result.GetValue(sensors) > 200_000)
            {
                result.AddError("more than 200000 sensors");
            }
        });
        command.SetAction(parsed =>
        {
            using var target = parsed.GetValue(file)!.Create();
            LoadNetwork.Write(target, parsed.GetValue(gateways), parsed.GetValue(sensors));
            return 0;
        });
        return command;
    }

    private static async Task<IReadOnlyList<Sensor>?> SensorsAsync(FileInfo file, CancellationToken cancellation)
    {
        if (!file.Exists)
        {
            await Console.Error.WriteLineAsync($"no file {file.FullName}");
            return null;
        }

        var read = NetworkFileReader.Read(await File.ReadAllBytesAsync(file.FullName, cancellation));
        foreach (var error in read.Errors.Take(20))
        {
            await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{file.Name}: {error}"));
        }

        if (read.Network is { Sensors.Count: 0 })
        {
            await Console.Error.WriteLineAsync($"{file.FullName} has no sensors to publish for");
            return null;
        }

        return read.Network?.Sensors;
    }

    private static MqttGatewayTransport Connect(LoadOptions options, string gateway, string client) =>
        new(gateway, options.Host, options.Port, options.GatewayKeys.GetValueOrDefault(gateway), options.AnswerWithin)
        {
            ClientId = client,
            AtLeastOnce = options.Qos == 1,
        };
}
