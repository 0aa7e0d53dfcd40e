using Telemetry.FirmwareSim.City;
using Telemetry.FirmwareSim.Gateways;
using Telemetry.FirmwareSim.Payloads;

namespace Telemetry.FirmwareSim.Replay;

/// <summary>Publishes recorded observations through the same gateways, stores and links that the simulated city has.</summary>
internal sealed class ReadingsReplay(ReplayOptions options, TimeProvider clock, Action<string> report)
{
    private readonly Tally _tally = new();

    /// <summary>How many gateways may be connected at once; more than that take turns.</summary>
    private const int MaxConnections = 32;

    public async Task<SimulationSummary> RunAsync(IReadOnlyList<Observation> observations, CancellationToken cancellation)
    {
        var stores = new List<MessageStore>();
        var start = clock.GetUtcNow();
        using var progress = clock.CreateTimer(_ => report(_tally.Summary(0, 0).ToString()), null, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5));
        try
        {
            await Parallel.ForEachAsync(
                observations.GroupBy(o => options.Gateway ?? o.Sensor),
                new ParallelOptions { MaxDegreeOfParallelism = options.Speed > 0 ? -1 : MaxConnections, CancellationToken = cancellation },
                async (gateway, stop) =>
                {
                    var store = new MessageStore(1000);
                    lock (stores)
                    {
                        stores.Add(store);
                    }

                    await RunGatewayAsync(gateway.Key, [.. gateway], store, start, observations[0].ObservedAt, stop);
                });
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            report("stopped");
        }

        return _tally.Summary(stores.Sum(s => s.Count), 0);
    }

    private async Task RunGatewayAsync(
        string gateway, IReadOnlyList<Observation> observations, MessageStore store, DateTimeOffset start, DateTimeOffset firstAt, CancellationToken cancellation)
    {
        await using var transport = new MqttGatewayTransport(
            gateway, options.Host, options.Port, options.GatewayKeys.GetValueOrDefault(gateway), options.AnswerWithin);
        var link = new GatewayLink(gateway, transport, store, _tally, options.MaxInFlight, clock, AirTime.Always, report);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var sending = link.RunAsync(ended.Token);
        foreach (var observation in observations)
        {
            if (options.Speed > 0 && start + ((observation.ObservedAt - firstAt) / options.Speed) - clock.GetUtcNow() is { Ticks: > 0 } wait)
            {
                await Task.Delay(wait, clock, ended.Token);
            }

            await store.AddAsync(ReadingPack.Write(gateway, observation.Sensor, [observation], PayloadFormat.NativeJson), ended.Token);
        }

        store.Close();
        await sending;
    }
}
