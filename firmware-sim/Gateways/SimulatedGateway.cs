namespace Telemetry.FirmwareSim.Gateways;

/// <summary>A store-and-forward gateway: what was measured while it was off the air first, oldest first, then the present as it comes.</summary>
internal sealed class SimulatedGateway(ReadingSchedule schedule, MessageStore store, GatewayLink link, TimeProvider clock)
{
    public int Unanswered => store.Count;

    public long Overwritten => store.Overwritten;

    public async Task RunAsync(TimeSpan? backlog, CancellationToken cancellation)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var sending = link.RunAsync(ended.Token);
        var measuring = MeasureAsync(backlog, ended.Token);

        // Whichever fails must not leave the other running; both end by cancellation otherwise.
        await Task.WhenAny(sending, measuring);
        await ended.CancelAsync();
        await Task.WhenAll(sending, measuring);
    }

    private async Task MeasureAsync(TimeSpan? backlog, CancellationToken cancellation)
    {
        var until = clock.GetUtcNow();
        foreach (var message in schedule.Backlog(until, backlog))
        {
            await store.AddAsync(message, cancellation);
        }

        while (true)
        {
            var due = schedule.NextAfter(until);
            var wait = due - clock.GetUtcNow();
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, clock, cancellation);
            }

            foreach (var message in schedule.Between(until, due))
            {
                store.AddOverwriting(message);
            }

            until = due;
        }
    }
}
