using System.Buffers;
using System.Globalization;
using System.Text;
using MQTTnet;
using MQTTnet.Protocol;
using Telemetry.Domain.Readings;
using Telemetry.Ingest.Decoding;
using Telemetry.Tests.Integration.Kill;

namespace Telemetry.Tests.Integration.Faults;

/// <summary>Gateways that do what no gateway should, beside others that must not notice. Single connections' limits are in EmbeddedBrokerLimitsTests.</summary>
public sealed class GatewayFaultTests(ITestOutputHelper output)
{
    private int _flooded;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_gateway_that_reconnects_in_a_loop_and_never_waits_for_an_answer_harms_nobody()
    {
        await using var city = await CityUnderFault.PrepareAsync(CityLoad.Short);
        await city.StartAsync();
        city.ReleaseBacklog();
        for (var i = 0; i < 150; i++)
        {
            // Breaks off with messages on their way: nobody takes their acknowledgements.
            using var client = await city.ConnectAsync(KillCity.Backlog, "loop");
            _ = client.PublishAsync(RepeatOf(city), Cancellation);
            _ = client.PublishAsync(RepeatOf(city), Cancellation);
        }

        await city.UntilAsync(
            async () => (await city.HealthAsync("broker")).Cause.EndsWith(" 2 connections", StringComparison.Ordinal), "to let go of broken connections");
        (await city.SettleAsync()).AssertNothingLost();
        Assert.InRange(city.Host.Logged($"gateway {KillCity.Backlog}").Count, 0, 100);
    }

    [Fact]
    public async Task A_flood_of_one_sensor_is_slowed_and_cut_off_with_a_line_while_quiet_gateways_are_all_answered()
    {
        await using var city = await CityUnderFault.PrepareAsync(
            new CityLoad(LiveMinutes: 10, BacklogPerStation: 50), null, ("Mqtt__Embedded__MaxPacketsPerSecond", "300"), ("Mqtt__Embedded__MaxHeldBack", "00:00:02"));
        await city.StartAsync();
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var flooding = FloodAsync(city, enough.Token);
        await city.UntilAsync(() => Task.FromResult(city.LiveAnswered == city.LiveMessages), "to answer all of the quiet gateway while the flood goes on");
        await city.UntilLoggedAsync($"Connection of gateway {KillCity.Backlog}", "ended: MessageRateTooHigh More than 300 packets");
        await city.UntilAsync(() => Task.FromResult(Volatile.Read(ref _flooded) > city.LiveMessages), "to take more of the flood than of the quiet gateway");
        Assert.False(flooding.IsCompleted);
        await enough.CancelAsync();
        await flooding;

        (await city.SettleAsync()).AssertNothingLost();
        output.WriteLine($"{_flooded} messages of the flood were acknowledged beside {city.LiveMessages} of the quiet gateway");
    }

    [Fact]
    public async Task A_poison_message_for_any_decoder_is_answered_with_a_reason_and_stops_nothing()
    {
        await using var city = await CityUnderFault.PrepareAsync(CityLoad.Short);
        await city.StartAsync();
        city.ReleaseBacklog();
        using var client = await city.ConnectAsync(KillCity.Live, "poison");
        var poisons = 0;
        foreach (var suffix in PayloadDecoders.Standard.All.Select(decoder => decoder.TopicSuffix))
        {
            foreach (var poison in Poisons())
            {
                var answer = await client.PublishAsync(Message($"telemetry/v1/{KillCity.Live}/live-00/{suffix}", poison), Cancellation);
                Assert.False(answer.IsSuccess, $"{suffix} took {Encoding.UTF8.GetString(poison.AsSpan(0, Math.Min(poison.Length, 60)))}");
                Assert.NotEmpty(answer.ReasonString);
                poisons++;
            }

            Assert.True((await client.PublishAsync(RepeatOf(city, KillCity.Live), Cancellation)).IsSuccess);
        }

        var after = await city.SettleAsync();
        after.AssertNothingLost();
        Assert.Equal(poisons + city.Messages.Count(IsRejected), after.DeadLetters);
        Assert.True(after.DeadLettersByReason.ContainsKey(RejectReason.TooLarge));
        Assert.Empty(city.Host.Logged("Exception"));
    }

    /// <summary>As many as the host takes, 128 at a time, until it is enough; connects again when it is cut off.</summary>
    private async Task FloodAsync(CityUnderFault city, CancellationToken enough)
    {
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!enough.IsCancellationRequested)
        {
            try
            {
                using var client = await city.ConnectAsync(KillCity.Backlog, "flood");
                while (!enough.IsCancellationRequested)
                {
                    await Task.WhenAll(Enumerable.Range(0, 128).Select(async _ =>
                    {
                        await client.PublishAsync(RepeatOf(city), enough);
                        Interlocked.Increment(ref _flooded);
                    }));
                }
            }
            catch (Exception) when (!enough.IsCancellationRequested)
            {
                await pause.WaitForNextTickAsync(CancellationToken.None);
            }
            catch (Exception)
            {
                break;
            }
        }
    }

    /// <summary>Of what the city publishes anyway: of unknown sensors, and conflicts that make half a surface state.</summary>
    private static bool IsRejected(GatewayMessage message) =>
        message.Refused || message.Readings.Any(r => r.Quantity == "surface_state" && r.Value != Math.Truncate(r.Value));

    /// <summary>The first message that the gateway publishes anyway, so that it adds nothing to what must be stored.</summary>
    private static MqttApplicationMessage RepeatOf(CityUnderFault city, string gateway = KillCity.Backlog)
    {
        var message = city.Messages.First(m => m.Gateway == gateway && !m.Refused);
        var readings = message.Readings.Select(r => string.Create(CultureInfo.InvariantCulture, $"\"{r.Quantity}\":{r.Value:R}"));
        return Message(
            $"telemetry/v1/{message.Gateway}/{message.Sensor}",
            Encoding.UTF8.GetBytes($"{{\"observedAt\":\"{KillCity.Time(message.ObservedAt)}\",\"readings\":{{{string.Join(',', readings)}}}}}"));
    }

    private static MqttApplicationMessage Message(string topic, byte[] payload) => new MqttApplicationMessageBuilder()
        .WithTopic(topic).WithPayload(new ReadOnlySequence<byte>(payload)).WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce).Build();

    private static IEnumerable<byte[]> Poisons()
    {
        const string Native = "{\"observedAt\":\"2026-01-14T15:00:00Z\",\"readings\":{";
        yield return [];
        yield return new byte[100];
        yield return [0xEF, 0xBB, 0xBF, 0xFF, 0xFE];
        yield return Encoding.UTF8.GetBytes(new string('[', 20_000));
        yield return Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"readings\":", 5_000)));
        yield return Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("[{\"n\":", 5_000)));
        yield return Encoding.UTF8.GetBytes(Native + "\"air_temperature\":1e999}}");
        yield return Encoding.UTF8.GetBytes(Native + "\"air_temperature\":" + new string('9', 5_000) + "}}");
        yield return Encoding.UTF8.GetBytes(Native + "\"air_temperature\":\"\\ud800\"}}");
        yield return [.. Encoding.UTF8.GetBytes(Native + "\""), 0xC3, 0x28, 0xFF, .. "\":1}}"u8];
        yield return Encoding.UTF8.GetBytes(Native + "\"" + new string('x', 60_000));
        yield return Encoding.UTF8.GetBytes(Native + string.Join(',', Enumerable.Range(0, 5_000).Select(i => $"\"q{i}\":1")) + "}}");
        yield return Encoding.UTF8.GetBytes("[{\"bn\":\"live-00/\",\"bt\":1e308,\"n\":\"air_temperature\",\"u\":\"Cel\",\"v\":1}]");
        yield return Encoding.UTF8.GetBytes("[{\"bn\":\"live-00/\",\"n\":\"air_temperature\",\"u\":\"Cel\",\"v\":-1e999}]");
        yield return Encoding.UTF8.GetBytes("[{\"bn\":\"live-00/\",\"n\":\"air_temperature\",\"u\":\"Cel\",\"bver\":99999999999999999999,\"v\":1}]");
        yield return Encoding.UTF8.GetBytes(new string('x', 1 << 20));
    }
}
