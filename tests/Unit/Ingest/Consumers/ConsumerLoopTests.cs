using Microsoft.Extensions.Time.Testing;
using Telemetry.Domain.Storage;
using Telemetry.Ingest.Consumers;

namespace Telemetry.Tests.Unit.Ingest.Consumers;

public sealed class ConsumerLoopTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly ConsumerStatus _status = new ConsumerStatuses().Store;
    private readonly List<TimeSpan> _waits = [];
    private readonly List<(string? Trouble, bool WithError)> _told = [];
    private int _tries;

    [Fact]
    public async Task Waits_as_long_as_the_store_asks()
    {
        await RunAsync(new StoreUnavailableException("busy") { RetryAfter = TimeSpan.FromSeconds(90) }, async () =>
        {
            _clock.Advance(TimeSpan.FromSeconds(89.9));
            await Task.Yield();
            Assert.Equal(1, _tries);
            _clock.Advance(TimeSpan.FromSeconds(0.2));
            await UntilTriedAsync(2);
        });
        Assert.Equal([TimeSpan.FromSeconds(90), TimeSpan.FromSeconds(90)], _waits);
    }

    [Fact]
    public async Task Keeps_to_its_own_wait_where_the_store_asks_for_less()
    {
        await RunAsync(new StoreUnavailableException("busy") { RetryAfter = TimeSpan.FromTicks(1) }, () => Task.CompletedTask);
        Assert.InRange(Assert.Single(_waits), TimeSpan.FromMilliseconds(90), TimeSpan.FromMilliseconds(110));
    }

    [Fact]
    public async Task Is_in_trouble_by_the_time_that_it_tells_and_tells_the_error_itself_the_first_time()
    {
        await RunAsync(new StoreUnavailableException("away") { RetryAfter = TimeSpan.FromSeconds(90) }, async () =>
        {
            _clock.Advance(TimeSpan.FromSeconds(91));
            await UntilTriedAsync(2);
        });
        Assert.Equal([("away", true), ("away", false)], _told);
    }

    private async Task RunAsync(Exception trouble, Func<Task> meanwhile)
    {
        var loop = new ConsumerLoop(_status, new RetryDelay(TimeSpan.FromSeconds(30), new Random(1)), _clock, (_, wait, error) =>
        {
            _told.Add((_status.Trouble, error is not null));
            _waits.Add(wait);
        });
        using var stop = new CancellationTokenSource();
        var running = loop.RunAsync(
            _ =>
            {
                Interlocked.Increment(ref _tries);
                throw trouble;
            },
            stop.Token);
        await UntilTriedAsync(1);
        await meanwhile();
        await stop.CancelAsync();
        await running;
    }

    private async Task UntilTriedAsync(int tries)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(4));
        while (_waits.Count < tries)
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        Assert.Equal(tries, _tries);
    }
}
