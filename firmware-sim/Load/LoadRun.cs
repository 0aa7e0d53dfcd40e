using System.Globalization;
using Telemetry.Domain.Network;
using Telemetry.FirmwareSim.Gateways;

namespace Telemetry.FirmwareSim.Load;

/// <summary>Publishes for the sensors of a network at a rate, over many connections, through the store and link that every simulated gateway has.</summary>
/// <param name="connect">Makes a gateway's transport with a client id of its own.</param>
internal sealed class LoadRun(LoadOptions options, Func<string, string, IGatewayTransport> connect, TimeProvider clock, Action<string> report)
{
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromSeconds(1);

    private readonly Tally _tally = new();
    private readonly Latencies _latencies = new();
    private readonly List<MessageStore> _stores = [];
    private (long Published, long Acknowledged) _reported;

    public async Task<LoadSummary> RunAsync(IReadOnlyList<Sensor> sensors, CancellationToken cancellation)
    {
        var shares = Share(sensors, options.Connections);
        var start = clock.GetTimestamp();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using (clock.CreateTimer(_ => Progress(clock.GetElapsedTime(start)), null, ProgressInterval, ProgressInterval))
        {
            try
            {
                await Task.WhenAll(shares.Select((share, i) => RunOneAsync(share, i, shares.Count, ended.Token)));
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                report("stopped");
            }
        }

        return Summary(sensors.Count, shares.Count, clock.GetElapsedTime(start));
    }

    /// <summary>Which sensors each connection publishes for: those of one gateway, so that it may; a gateway with many connections shares out its sensors.</summary>
    internal static IReadOnlyList<IReadOnlyList<Sensor>> Share(IReadOnlyList<Sensor> sensors, int connections)
    {
        var gateways = sensors.GroupBy(s => s.Gateway).OrderByDescending(g => g.Count()).Take(connections).Select(g => g.ToArray()).ToList();
        var each = new int[gateways.Count];
        for (var i = 0; i < connections; i++)
        {
            // To the gateway that has most sensors a connection, as long as each connection has one.
            var next = Enumerable.Range(0, gateways.Count).MaxBy(g => (double)gateways[g].Length / (each[g] + 1));
            each[next] += gateways[next].Length > each[next] ? 1 : 0;
        }

        return [.. gateways.SelectMany((all, g) => Enumerable.Range(0, each[g]).Select(c => all.Where((_, i) => i % each[g] == c).ToArray()))];
    }

    private async Task RunOneAsync(IReadOnlyList<Sensor> share, int number, int connections, CancellationToken cancellation)
    {
        var gateway = share[0].Gateway.Value;
        await using var transport = new TimedTransport(
            connect(gateway, string.Create(CultureInfo.InvariantCulture, $"load-{gateway}-{number}")), _latencies, clock);
        var store = new MessageStore(2 * options.InFlight);
        lock (_stores)
        {
            _stores.Add(store);
        }

        using var drained = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var link = new GatewayLink(gateway, transport, store, _tally, options.InFlight, clock, AirTime.Always, report, tellReasons: false);
        var sending = link.RunAsync(drained.Token);
        try
        {
            await PublishAsync([.. share.Select(s => new LoadSensor(s))], store, number, connections, drained.Token);
            await sending.WaitAsync(options.AnswerWithin, clock, cancellation);
        }
        catch (TimeoutException)
        {
            report($"{gateway}: the last answers did not come");
            await drained.CancelAsync();
            await sending.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    private async Task PublishAsync(LoadSensor[] sensors, MessageStore store, int number, int connections, CancellationToken cancellation)
    {
        // The remainder goes to the first connections, so that the number is met.
        var messages = (options.Messages / connections) + (number < options.Messages % connections ? 1 : 0);
        using var time = new CancellationTokenSource(options.Duration, clock);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation, time.Token);
        var pace = new LoadPace(clock, options.Rate / connections, options.Duration, messages);
        var turn = 0;
        try
        {
            while (await pace.NextAsync(over.Token) is > 0 and var due)
            {
                for (; due > 0; due--)
                {
                    await store.AddAsync(sensors[turn++ % sensors.Length].Next(clock.GetUtcNow(), options.Pack), over.Token);
                }
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // The time is over while the broker holds it up.
        }

        store.Close();
    }

    private void Progress(TimeSpan elapsed)
    {
        var now = _tally.Counts;
        report(string.Create(
            CultureInfo.InvariantCulture,
            $"{elapsed.TotalSeconds,4:0} s  published {now.Published} (+{now.Published - _reported.Published}), acknowledged {now.Acknowledged} (+{now.Acknowledged - _reported.Acknowledged})"));
        _reported = now;
    }

    private LoadSummary Summary(int sensors, int connections, TimeSpan elapsed)
    {
        var all = _tally.Summary(_stores.Sum(s => s.Count), 0);
        var counted = options.Qos == 0 ? all.Published : all.Acknowledged;
        return new LoadSummary(
            connections, sensors, options.Qos, options.Pack, Math.Round(elapsed.TotalSeconds, 3), all.Published, all.Acknowledged, all.AcknowledgedInPart,
            all.ReadingsAcknowledged, all.Refused, all.Repeated, all.Unanswered, Math.Round(counted / Math.Max(elapsed.TotalSeconds, 0.001), 1),
            Rounded(_latencies.Milliseconds(0.5)), Rounded(_latencies.Milliseconds(0.99)), _latencies.Milliseconds(1) is null ? null : Rounded(_latencies.LongestMilliseconds));
    }

    private static double? Rounded(double? milliseconds) => milliseconds is { } value ? Math.Round(value, 2) : null;
}
