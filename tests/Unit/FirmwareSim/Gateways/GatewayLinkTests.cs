using Microsoft.Extensions.Time.Testing;
using Telemetry.FirmwareSim;
using Telemetry.FirmwareSim.Gateways;
using Telemetry.FirmwareSim.Payloads;
using Telemetry.FirmwareSim.Scenarios;
using Telemetry.FirmwareSim.Weather;

namespace Telemetry.Tests.Unit.FirmwareSim.Gateways;

public sealed class GatewayLinkTests : IAsyncDisposable
{
    private readonly FakeTimeProvider _clock = new();
    private readonly MessageStore _store = new(100);
    private readonly Tally _tally = new();
    private readonly List<string> _reports = [];
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private FakeTransport _broker = new();

    private SimulationSummary Summary => _tally.Summary(_store.Count, _store.Overwritten);

    [Fact]
    public async Task What_was_not_answered_before_the_link_was_lost_goes_out_again_oldest_first()
    {
        Keep("a", "b", "c", "d");
        var running = Run(maxInFlight: 3);
        Assert.Equal(["a", "b", "c"], await _broker.ReceiveAsync(3));
        _broker.AnswerOldest(PublishResult.Acknowledged);
        await _broker.ReceiveAsync(1);

        await _broker.ConnectedOnceMoreAsync(_clock);
        _broker.LoseLink();
        await _broker.ConnectedOnceMoreAsync(_clock);

        Assert.Equal(["b", "c", "d"], await _broker.ReceiveAsync(3));
        for (var i = 0; i < 3; i++)
        {
            _broker.AnswerOldest(PublishResult.Acknowledged);
        }

        await running;
        Assert.Equal((7, 4, 3, 0), (Summary.Published, Summary.Acknowledged, Summary.Repeated, Summary.Unanswered));
    }

    [Fact]
    public async Task No_more_is_in_flight_than_the_broker_takes()
    {
        _broker = new FakeTransport(receiveMaximum: 2);
        Keep("a", "b", "c", "d", "e");
        var running = Run(maxInFlight: 16);
        for (var i = 0; i < 5; i++)
        {
            await _broker.ReceiveAsync(1);
            if (i >= 1)
            {
                _broker.AnswerOldest(PublishResult.Acknowledged);
            }
        }

        _broker.AnswerOldest(PublishResult.Acknowledged);
        await running;
        Assert.Equal(2, _broker.MostOpen);
        Assert.Equal(5, Summary.Acknowledged);
    }

    [Fact]
    public async Task A_refused_message_is_counted_with_its_reason_and_not_sent_again()
    {
        Keep("a", "b");
        var running = Run(maxInFlight: 2);
        await _broker.ReceiveAsync(2);
        _broker.AnswerOldest(new PublishResult(PublishAnswer.Refused, "PayloadFormatInvalid: no such sensor"));
        _broker.AnswerOldest(PublishResult.Acknowledged);

        await running;
        Assert.Equal(1, Summary.Refused["PayloadFormatInvalid: no such sensor"]);
        Assert.Equal((2, 1, 0), (Summary.Published, Summary.Acknowledged, Summary.Repeated));
        Assert.Equal(1, _broker.Connects);
    }

    [Fact]
    public async Task A_message_over_quota_is_sent_again_later()
    {
        Keep("a");
        var running = Run(maxInFlight: 2);
        await _broker.ReceiveAsync(1);
        await _broker.ConnectedOnceMoreAsync(_clock);
        _broker.AnswerOldest(new PublishResult(PublishAnswer.TryLater, "QuotaExceeded"));
        await _broker.ConnectedOnceMoreAsync(_clock);
        Assert.Equal(["a"], await _broker.ReceiveAsync(1));
        _broker.AnswerOldest(PublishResult.Acknowledged);

        await running;
        Assert.Equal((2, 1, 1), (Summary.Published, Summary.Acknowledged, Summary.Repeated));
    }

    [Fact]
    public async Task A_broker_that_is_away_is_tried_again_and_reported_once()
    {
        for (var i = 0; i < 4; i++)
        {
            _broker.Refusals.Enqueue("no connection");
        }

        Keep("a");
        var running = Run(maxInFlight: 2);
        for (var attempt = 1; attempt <= 5; attempt++)
        {
            await _broker.ConnectedOnceMoreAsync(_clock);
        }

        await _broker.ReceiveAsync(1);
        _broker.AnswerOldest(PublishResult.Acknowledged);
        await running;
        Assert.Equal(["gw: no connection; trying again"], _reports);
    }

    [Fact]
    public async Task An_outage_ends_the_connection_and_what_was_kept_goes_out_when_it_is_over()
    {
        _clock.SetUtcNow(new DateTimeOffset(2026, 1, 14, 12, 0, 0, TimeSpan.Zero));
        var outage = new AirTime(new CityPlan { Outages = [new GatewayOutage("gw", new DayWindow(1, 2))] }, "gw");
        _store.AddOverwriting(new OutgoingMessage("a", null, [1], 1));
        var running = Run(maxInFlight: 2, outage);
        await _broker.ReceiveAsync(1);
        _broker.AnswerOldest(PublishResult.Acknowledged);
        await _broker.ConnectedOnceMoreAsync(_clock);
        while (_store.Count > 0)
        {
            await Task.Yield();
        }

        _clock.Advance(TimeSpan.FromHours(1));
        while (_broker.Disconnects == 0)
        {
            await Task.Yield();
        }

        Keep("b");
        Assert.Equal(1, _broker.Connects);
        await _broker.ConnectedOnceMoreAsync(_clock);
        Assert.True(_clock.GetUtcNow() >= new DateTimeOffset(2026, 1, 14, 14, 0, 0, TimeSpan.Zero));
        Assert.Equal(["b"], await _broker.ReceiveAsync(1));
        _broker.AnswerOldest(PublishResult.Acknowledged);
        await running;
        Assert.Equal(["gw: off the air until 14:00 UTC"], _reports);
    }

    [Fact]
    public async Task Stopping_leaves_what_was_not_answered_in_the_store()
    {
        Keep("a", "b");
        var running = Run(maxInFlight: 2);
        await _broker.ReceiveAsync(2);
        await _stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal(2, Summary.Unanswered);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _stop.Dispose();
        await _broker.DisposeAsync();
    }

    private void Keep(params string[] topics)
    {
        foreach (var topic in topics)
        {
            _store.AddOverwriting(new OutgoingMessage(topic, null, [1], 1));
        }

        _store.Close();
    }

    private Task Run(int maxInFlight, AirTime? airTime = null) =>
        Task.Run(() => new GatewayLink("gw", _broker, _store, _tally, maxInFlight, _clock, airTime ?? AirTime.Always, _reports.Add).RunAsync(_stop.Token), TestContext.Current.CancellationToken);
}
