using System.Collections.Concurrent;
using System.Text.Json;
using Telemetry.Domain.Network;
using Telemetry.FirmwareSim.Gateways;
using Telemetry.FirmwareSim.Load;
using Telemetry.FirmwareSim.Payloads;

namespace Telemetry.Tests.Unit.FirmwareSim.Load;

public sealed class LoadRunTests
{
    private readonly ConcurrentQueue<(string Gateway, OutgoingMessage Message)> _taken = [];

    [Fact]
    public async Task The_number_asked_for_is_published_and_told()
    {
        var summary = await RunAsync(new LoadOptions { Messages = 103, Rate = 0, Connections = 4 }, _ => PublishResult.Acknowledged);

        Assert.Equal((103, 103, 103, 0, 0), (summary.Published, summary.Acknowledged, summary.ReadingsAcknowledged, summary.Unanswered, summary.Repeated));
        Assert.Equal(103, _taken.Count);
        Assert.Equal(4, summary.Connections);
        Assert.NotNull(summary.LatencyP99Ms);
    }

    [Fact]
    public async Task Refusals_are_counted_by_reason_code_and_not_by_what_is_told_of_each()
    {
        var number = 0;
        var summary = await RunAsync(
            new LoadOptions { Messages = 40, Rate = 0, Connections = 2 },
            _ => (Interlocked.Increment(ref number) % 4) switch
            {
                0 => new PublishResult(PublishAnswer.Refused, "NotAuthorized", $"message {number}"),
                1 => new PublishResult(PublishAnswer.Acknowledged, "Success", "one reading was not taken"),
                _ => PublishResult.Acknowledged,
            });

        Assert.Equal(10, Assert.Single(summary.Refused, r => r.Key == "NotAuthorized").Value);
        Assert.Equal((30, 10), (summary.Acknowledged, summary.AcknowledgedInPart));
        Assert.Equal(10, JsonDocument.Parse(summary.ToJson()).RootElement.GetProperty("refused").GetProperty("NotAuthorized").GetInt32());
    }

    [Fact]
    public async Task At_QoS_0_nothing_counts_as_acknowledged()
    {
        var summary = await RunAsync(new LoadOptions { Messages = 10, Rate = 0, Qos = 0 }, _ => new PublishResult(PublishAnswer.Unconfirmed, "Success"));

        Assert.Equal((10, 0, 0), (summary.Published, summary.Acknowledged, summary.Unanswered));
        Assert.Null(summary.LatencyP50Ms);
    }

    [Fact]
    public async Task A_broker_that_does_not_answer_leaves_unanswered_messages_and_an_end()
    {
        var summary = await RunAsync(
            new LoadOptions { Messages = 5, Rate = 0, Connections = 1, AnswerWithin = TimeSpan.FromMilliseconds(50) }, _ => null);

        Assert.Equal((5, 0, 5), (summary.Published, summary.Acknowledged, summary.Unanswered));
    }

    [Fact]
    public async Task Every_message_goes_by_the_gateway_of_its_sensor()
    {
        await RunAsync(new LoadOptions { Messages = 200, Rate = 0, Connections = 7 }, _ => PublishResult.Acknowledged);

        Assert.All(_taken, t => Assert.StartsWith($"telemetry/v1/{t.Gateway}/", t.Message.Topic, StringComparison.Ordinal));
        Assert.Equal(30, _taken.Select(t => t.Message.Topic).Distinct().Count());
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 3)]
    [InlineData(30, 30)]
    [InlineData(100, 30)]
    public void Connections_share_the_sensors_out_and_none_is_without(int asked, int given)
    {
        var shares = LoadRun.Share(SomeLoad.Sensors(3, 10), asked);

        Assert.Equal(given, shares.Count);
        Assert.All(shares, s => Assert.Single(s.Select(x => x.Gateway).Distinct()));
        Assert.Equal(asked == 1 ? 10 : 30, shares.Sum(s => s.Count));
    }

    private Task<LoadSummary> RunAsync(LoadOptions options, Func<OutgoingMessage, PublishResult?> answer) =>
        new LoadRun(options, (gateway, _) => new AnsweringTransport(gateway, _taken, answer), TimeProvider.System, _ => { })
            .RunAsync(SomeLoad.Sensors(3, 10), TestContext.Current.CancellationToken);

    private sealed class AnsweringTransport(
        string gateway, ConcurrentQueue<(string, OutgoingMessage)> taken, Func<OutgoingMessage, PublishResult?> answer) : IGatewayTransport
    {
        public Task<ConnectResult> ConnectAsync(CancellationToken cancellation) => Task.FromResult(new ConnectResult(null, 100));

        public Task DisconnectAsync() => Task.CompletedTask;

        public async Task<PublishResult> PublishAsync(OutgoingMessage message, CancellationToken cancellation)
        {
            await Task.Yield();
            taken.Enqueue((gateway, message));
            if (answer(message) is { } result)
            {
                return result;
            }

            await Task.Delay(Timeout.Infinite, cancellation);
            throw new InvalidOperationException();
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
