using System.Globalization;

namespace Telemetry.Tests.Integration.Soak;

/// <summary>Does one fault after the other to a system under load, and writes down what it did and saw.</summary>
internal sealed class SoakFaults(
    SoakOptions options, SoakSystem system, SoakLoad load, IReadOnlyDictionary<string, SoakGateway> gateways, Func<TimeSpan> elapsed)
{
    /// <summary>Within the five minutes that a reading may be ahead of the host's clock.</summary>
    private static readonly TimeSpan ClockStep = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan AtTheLimit = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    /// <summary>Each ten milliseconds: 3,000 messages a second.</summary>
    private const int FloodAtOnce = 30;
    private const int MostWaiting = 2000;
    private readonly Random _random = new(options.Seed + 2);
    private readonly List<(TimeSpan At, SoakFault Fault, string What)> _done = [];

    public IReadOnlyList<(TimeSpan At, SoakFault Fault, string What)> Done => _done;

    public async Task RunAsync(IReadOnlyList<(TimeSpan At, SoakFault Fault)> schedule, CancellationToken cancellation)
    {
        foreach (var (at, fault) in schedule)
        {
            var wait = at - elapsed();
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, TimeProvider.System, cancellation);
            }

            var began = elapsed();
            var what = await DoAsync(fault, cancellation);
            _done.Add((began, fault, string.Create(CultureInfo.InvariantCulture, $"{what}; {(elapsed() - began).TotalSeconds:F1} s")));
        }
    }

    private Task<string> DoAsync(SoakFault fault, CancellationToken cancellation) => fault switch
    {
        SoakFault.HostKilled => RestartAsync(kill: true, TimeSpan.Zero, cancellation),
        SoakFault.HostStopped => RestartAsync(kill: false, TimeSpan.Zero, cancellation),
        SoakFault.ClockForward => RestartAsync(kill: true, ClockStep, cancellation),
        SoakFault.ClockBack => RestartAsync(kill: true, -ClockStep, cancellation),
        SoakFault.StoreAway => StoreAwayAsync(cancellation),
        SoakFault.StoreKilled => StoreKilledAsync(cancellation),
        SoakFault.JournalFull => JournalFullAsync(cancellation),
        SoakFault.BrokerKilled => BrokerKilledAsync(cancellation),
        SoakFault.ReconnectLoop => ReconnectLoopAsync(cancellation),
        SoakFault.Poison => PoisonAsync(cancellation),
        _ => FloodAsync(cancellation),
    };

    private async Task<string> RestartAsync(bool kill, TimeSpan clockStep, CancellationToken cancellation)
    {
        await (kill ? system.KillHostAsync() : system.StopHostAsync());
        if (clockStep != TimeSpan.Zero)
        {
            // From three minutes behind to three ahead and back again, however often.
            system.ClockOffset = clockStep;
        }

        await system.StartHostAsync(cancellation);
        var ready = await system.UntilAsync(s => s.IsReadyAsync(), Patience, cancellation);
        return $"{(ready ? "ready again" : $"not ready within {Patience}")}{(clockStep == TimeSpan.Zero ? "" : $", its clock {clockStep} off")}";
    }

    private async Task<string> StoreAwayAsync(CancellationToken cancellation)
    {
        await TakeStoreAwayAsync(cancellation);
        await Task.Delay(options.StoreAway, TimeProvider.System, cancellation);
        await system.Store.GiveBackAsync();
        return await CaughtUpAsync(cancellation);
    }

    private async Task<string> StoreKilledAsync(CancellationToken cancellation)
    {
        await system.Store.KillAsync();
        return await CaughtUpAsync(cancellation);
    }

    private async Task<string> JournalFullAsync(CancellationToken cancellation)
    {
        await TakeStoreAwayAsync(cancellation);
        using var full = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var flooding = FloodAsync(int.MaxValue, full.Token);
        var wasFull = await system.UntilAsync(async s => await s.JournalStateAsync() == "Full", Patience, cancellation);
        if (wasFull)
        {
            await Task.Delay(AtTheLimit, TimeProvider.System, cancellation);
        }

        await full.CancelAsync();
        var sent = await flooding;
        await system.Store.GiveBackAsync();
        return $"{(wasFull ? "at its limit" : "NOT FILLED")} by {sent} messages, {await CaughtUpAsync(cancellation)}";
    }

    private async Task TakeStoreAwayAsync(CancellationToken cancellation)
    {
        if (system.Store.OnlyWithoutHost)
        {
            await system.KillHostAsync();
        }

        await system.Store.TakeAwayAsync();
        if (system.Store.OnlyWithoutHost)
        {
            await system.StartHostAsync(cancellation);
        }
    }

    /// <summary>A killed broker has lost something, or may have: the host tells of it when it is connected again.</summary>
    private async Task<string> BrokerKilledAsync(CancellationToken cancellation)
    {
        var before = int.MaxValue;
        await system.UntilAsync(async s => (before = await s.CountPossibleGapsAsync()) >= 0, Patience, cancellation);
        await system.Broker!.KillProcessAsync();
        await system.Broker.StartProcessAsync();
        var told = await system.UntilAsync(async s => await s.CountPossibleGapsAsync() > before, Patience, cancellation);
        return told ? "killed and started, a possible gap told of" : $"killed and started, NOT TOLD OF within {Patience}";
    }

    private async Task<string> ReconnectLoopAsync(CancellationToken cancellation)
    {
        var gateway = gateways.Values.ElementAt(_random.Next(gateways.Count - 1));
        var (began, connects) = (elapsed(), gateway.Connects);
        while (elapsed() - began < options.ReconnectLoop)
        {
            await Task.Delay(_random.Next(30, 300), cancellation);
            gateway.Cut();
        }

        return $"{gateway.Connects - connects} connections";
    }

    private async Task<string> PoisonAsync(CancellationToken cancellation)
    {
        foreach (var (gateway, message) in load.Poison())
        {
            await gateways[gateway].EnqueueAsync(message, cancellation);
        }

        return $"{SoakMessages.PoisonKinds} messages";
    }

    private async Task<string> FloodAsync(CancellationToken cancellation) => $"{await FloodAsync(options.FloodMessages, cancellation)} messages";

    private async Task<int> FloodAsync(int most, CancellationToken cancellation)
    {
        var sent = 0;
        try
        {
            using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
            while (sent < most && !load.Full && await pace.WaitForNextTickAsync(cancellation))
            {
                for (var i = 0; i < FloodAtOnce && sent < most && gateways[SoakCity.FloodGateway].Waiting < MostWaiting; i++, sent++)
                {
                    var (gateway, message) = load.Flood(SoakRun.Microseconds());
                    await gateways[gateway].EnqueueAsync(message, cancellation);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The flood is over.
        }

        return sent;
    }

    private async Task<string> CaughtUpAsync(CancellationToken cancellation)
    {
        var began = elapsed();
        var caughtUp = await system.UntilAsync(async s => (await s.LagsAsync())["store"] < 2000, Patience, cancellation);
        return caughtUp
            ? string.Create(CultureInfo.InvariantCulture, $"caught up {(elapsed() - began).TotalSeconds:F1} s after the store was back")
            : $"NOT CAUGHT UP within {Patience}";
    }
}
