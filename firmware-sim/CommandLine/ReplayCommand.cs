using System.CommandLine;
using System.Globalization;
using Telemetry.FirmwareSim.Replay;

namespace Telemetry.FirmwareSim.CommandLine;

/// <summary><c>replay FILE</c>: recorded readings over MQTT.</summary>
internal static class ReplayCommand
{
    private const int ShownErrors = 1000;

    public static Command Make()
    {
        var broker = new BrokerOptions();
        var file = new Argument<FileInfo>("file") { Description = "CSV: observed_at,sensor,quantity,value" };
        var gateway = new Option<string?>("--gateway") { Description = "Publish as this gateway; without it each sensor is its own" };
        var keepTimes = new Option<bool>("--keep-times") { Description = "Leave the times as recorded; otherwise the last row is now" };
        var speed = new Option<double>("--speed") { Description = "Recorded seconds for each second, 0 for as fast as it is acknowledged", DefaultValueFactory = _ => 0 };
        var inFlight = new Option<int>("--in-flight") { Description = "Unacknowledged messages of a gateway, 1 to 1000", DefaultValueFactory = _ => 64 };
        var command = new Command("replay", "Publish recorded readings over MQTT (QoS 1)") { file, gateway, keepTimes, speed, inFlight };
        broker.AddTo(command);
        inFlight.MustBe(number => number is >= 1 and <= 1000, "1 to 1000");
        speed.MustBe(factor => factor is >= 0 and <= 1e6, "0 to 1000000");
        command.SetAction(async (parsed, stop) =>
        {
            var path = parsed.GetValue(file)!;
            if (!path.Exists)
            {
                await Console.Error.WriteLineAsync($"no file {path.FullName}");
                return 2;
            }

            using var text = path.OpenText();
            var (readings, errors) = ReadingsFile.Read(text);
            foreach (var error in errors.Take(ShownErrors))
            {
                await Console.Error.WriteLineAsync(error);
            }

            if (errors.Count > 0)
            {
                await Console.Error.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture, $"{errors.Count} errors in {path.FullName}, nothing was published"));
                return 2;
            }

            var options = new ReplayOptions
            {
                Host = parsed.GetValue(broker.Host)!,
                Port = parsed.GetValue(broker.Port),
                Gateway = parsed.GetValue(gateway),
                KeepTimes = parsed.GetValue(keepTimes),
                Speed = parsed.GetValue(speed),
                MaxInFlight = parsed.GetValue(inFlight),
                GatewayKeys = broker.Keys(parsed),
            };
            var plan = ReplayPlan.Make(readings, TimeProvider.System.GetUtcNow(), options.KeepTimes);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{readings.Count} readings in {plan.Count} messages"));
            var summary = await new ReadingsReplay(options, TimeProvider.System, Console.Error.WriteLine).RunAsync(plan, stop);
            Console.WriteLine(summary);
            return summary.Refused.Count == 0 && summary.Unanswered == 0 ? 0 : 1;
        });
        return command;
    }
}
