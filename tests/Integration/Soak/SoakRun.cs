namespace Telemetry.Tests.Integration.Soak;

/// <summary>
/// A soak from beginning to end: the real host with its broker and store as processes, a steady load by gateways on sockets of
/// their own, one fault after the other, then the account. Ends by itself and leaves nothing behind.
/// </summary>
internal static class SoakRun
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(50);

    /// <summary>How far before and after the load a reading may have been observed, clock steps included.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromHours(2);

    public static async Task<BalanceSheet> RunAsync(SoakOptions options, Action<string> progress, CancellationToken cancellation)
    {
        var city = new SoakCity(options);
        await using var system = await SoakSystem.CreateAsync(options, city, cancellation);
        var account = new SoakAccount(hostAnswers: options.Broker == SoakBroker.Embedded);
        var gateways = new Dictionary<string, SoakGateway>(StringComparer.Ordinal);
        foreach (var id in city.Gateways.Append(SoakCity.FloodGateway))
        {
            gateways.Add(id, new SoakGateway(id, await system.GatewayKeyAsync(id), system.GatewayPort, account));
        }

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var publishing = new List<Task>();
        try
        {
            await system.StartHostAsync(cancellation);
            Assert.True(await system.UntilAsync(s => s.IsReadyAsync(), Kill.Patience.Limit, cancellation), $"The host was not ready within {Kill.Patience.Limit}.");
            var began = TimeProvider.System.GetUtcNow();
            var timestamp = TimeProvider.System.GetTimestamp();
            var load = new SoakLoad(options, city, account);
            var memory = new MemoryWatch();
            var faults = new SoakFaults(options, system, load, gateways, Elapsed);
            publishing.AddRange(gateways.Values.Select(g => g.RunAsync(ending.Token)));
            var watching = WatchAsync(system, memory, Elapsed, progress, account, ending.Token);
            var failing = faults.RunAsync(SoakSchedule.Create(options), cancellation);
            await LoadAsync(options, load, gateways, () => Elapsed() < options.Duration || !failing.IsCompleted, cancellation);
            await failing;
            var lasted = Elapsed();
            progress($"{lasted:mm\\:ss} the load has ended; {gateways.Values.Sum(g => g.Waiting)} messages wait to be acknowledged");
            var settled = await SettleAsync(system, city, load, gateways, options.Settling, cancellation);
            await ending.CancelAsync();
            await Task.WhenAll([.. publishing, watching]).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            foreach (var failed in publishing.Where(p => p.IsFaulted))
            {
                await failed; // A gateway that found a breach of protocol.
            }

            progress($"{Elapsed():mm\\:ss} comparing {account.Distinct} readings");
            var (from, to) = (began - Margin, TimeProvider.System.GetUtcNow() + Margin);
            var stored = await StoredComparison.OfAsync(system, city, account, from, to, cancellation);
            var host = await HostAccount.OfAsync(system, from, to);
            await system.StopHostAsync();
            return new BalanceSheet(options, city, account, stored, host, memory) { Faults = faults.Done, Gateways = gateways, Settled = settled, Load = lasted, ClockError = system.LongestStart };

            TimeSpan Elapsed() => TimeProvider.System.GetElapsedTime(timestamp);
        }
        finally
        {
            await ending.CancelAsync();
            await Task.WhenAll(publishing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            foreach (var gateway in gateways.Values)
            {
                gateway.Dispose();
            }
        }
    }

    /// <summary>Since 1970, by the gateways' clock.</summary>
    public static long Microseconds() => (TimeProvider.System.GetUtcNow().UtcTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    /// <summary>A steady rate; where a gateway holds as many messages as it can, the load waits for it.</summary>
    private static async Task LoadAsync(
        SoakOptions options, SoakLoad load, Dictionary<string, SoakGateway> gateways, Func<bool> goesOn, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Tick);
        var (began, made) = (TimeProvider.System.GetTimestamp(), 0L);
        while (goesOn() && await timer.WaitForNextTickAsync(cancellation))
        {
            var due = (long)(TimeProvider.System.GetElapsedTime(began).TotalSeconds * options.Rate);
            for (; made < due; made++)
            {
                await PublishAsync(load.Next(Microseconds()));
            }
        }

        await PublishAsync(load.Rest());

        async Task PublishAsync(IReadOnlyList<(string Gateway, SoakMessage Message)> messages)
        {
            foreach (var (gateway, message) in messages)
            {
                await gateways[gateway].EnqueueAsync(message, cancellation);
            }
        }
    }

    /// <summary>
    /// Until everything is acknowledged, handed over and stored. A broker that stands between has acknowledged what it has yet to hand
    /// over: it does so in order, so one more reading tells when it has.
    /// </summary>
    private static async Task<bool> SettleAsync(
        SoakSystem system, SoakCity city, SoakLoad load, Dictionary<string, SoakGateway> gateways, TimeSpan patience, CancellationToken cancellation)
    {
        var began = TimeProvider.System.GetTimestamp();
        if (!await UntilAsync(_ => Task.FromResult(gateways.Values.All(g => g.Waiting == 0))))
        {
            return false;
        }

        var (gateway, last) = load.Flood(Microseconds());
        await gateways[gateway].EnqueueAsync(last, cancellation);
        var observed = DateTimeOffset.UnixEpoch.AddMicroseconds(last.Readings[0].Key.Microseconds);
        return await UntilAsync(async s => await s.NewestAsync(city.Sensor(city.Flooding)) >= observed)
            && await UntilAsync(async s => (await s.LagsAsync())["store"] <= 2);

        Task<bool> UntilAsync(Func<SoakSystem, Task<bool>> condition) =>
            system.UntilAsync(condition, patience - TimeProvider.System.GetElapsedTime(began), cancellation);
    }

    private static async Task WatchAsync(
        SoakSystem system, MemoryWatch memory, Func<TimeSpan> elapsed, Action<string> progress, SoakAccount account, CancellationToken cancellation)
    {
        using var second = new PeriodicTimer(TimeSpan.FromSeconds(1));
        var told = TimeSpan.Zero;
        while (await second.WaitForNextTickAsync(cancellation))
        {
            memory.Sample(system.ProcessId, elapsed());
            if (elapsed() - told >= TimeSpan.FromSeconds(30))
            {
                told = elapsed();
                progress($"{told:mm\\:ss} {account.Answered} of {account.Messages} messages acknowledged, host {memory.Latest:F0} MB");
            }
        }
    }
}
