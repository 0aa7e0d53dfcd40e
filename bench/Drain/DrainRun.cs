using System.Globalization;
using System.Text.Json;
using Telemetry.Tests.Integration.Kill;
using Telemetry.Tests.Integration.Soak;

namespace Telemetry.Bench.Drain;

/// <summary>
/// The real host as a process: its store is taken away, readings gather in its journal, the store is given back, and live
/// readings go on all the while. Measured while the store is away, while it is drained, and after.
/// </summary>
internal sealed class DrainRun(DrainOptions options, Action<string> tell) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("telemetry-drain-");
    private readonly List<DrainGateway> _gateways = [];
    private HostProcess? _host;
    private ISoakStore? _store;

    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience + options.Calm);
        tell($"{Environment.ProcessorCount} cores, load average {File.ReadAllText("/proc/loadavg").Trim()}; {DrainOptions.Usage.Split(' ')[0]} {options}");
        await StartAsync(limit.Token);
        var began = TimeProvider.System.GetTimestamp();
        var now = TimeProvider.System.GetUtcNow();
        var each = options.Backlog / DrainOptions.Pack / DrainCity.Gateways;
        await Task.WhenAll(_gateways.Take(DrainCity.Gateways).Select((g, i) => LiveLoad.PublishPastAsync(g, i, each, now.AddHours(-20), now.AddHours(-1)))).WaitAsync(limit.Token);
        tell($"{each * DrainCity.Gateways:N0} messages of {DrainOptions.Pack} readings acknowledged in {TimeProvider.System.GetElapsedTime(began).TotalSeconds:0} s while the store is away");
        await UntilAsync(s => s.Rules.Lag == 0, limit.Token);

        var load = new LiveLoad(options, _gateways[..DrainCity.Gateways], _gateways[^1], _host!.Http);
        var outcomes = new OutcomeProbe();
        using var live = CancellationTokenSource.CreateLinkedTokenSource(limit.Token);
        var watching = outcomes.WatchAsync(_host.Http, live.Token);
        var publishing = load.RunAsync(live.Token);
        await Task.Delay(TimeSpan.FromSeconds(10), limit.Token);

        var away = await MeasureAsync("store away", load, outcomes, () => Task.Delay(UntilSecond(52), limit.Token));
        State first = default, last = default;
        var rate = 0.0;
        var drain = await MeasureAsync("drain", load, outcomes, async () =>
        {
            await _store!.GiveBackAsync();
            first = await UntilAsync(s => s.Store.Ready, limit.Token);
            var start = TimeProvider.System.GetTimestamp();
            last = await UntilAsync(s => s.Store.Lag < options.Rate / DrainOptions.Pack, limit.Token);
            rate = (last.Store.Position - first.Store.Position) / TimeProvider.System.GetElapsedTime(start).TotalSeconds;
        });
        await Task.Delay(TimeSpan.FromSeconds(5), limit.Token);
        var calm = await MeasureAsync("no drain", load, outcomes, () => Task.Delay(options.Calm, limit.Token));
        await live.CancelAsync();
        await Task.WhenAll(publishing, watching).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        tell("phase | s | live messages/s | published to acknowledged, p50 / p99 ms (n) | published to taken by the rules | minute's end to its outcome at a watcher");
        foreach (var phase in new[] { away, drain, calm })
        {
            tell(phase.ToString());
        }

        var arriving = drain.Messages / drain.Took.TotalSeconds;
        tell(string.Create(CultureInfo.InvariantCulture, $"drained {last.Store.Position - first.Store.Position:N0} records at {rate:N0}/s ({rate * DrainOptions.Pack:N0} readings/s): {rate / arriving:0.0} times the live rate"));
        tell($"refused: {_gateways.Sum(g => g.Refusals)} of {_gateways.Sum(g => g.Answers):N0} answers");
        return _gateways.Sum(g => g.Refusals) == 0 && rate >= 5 * arriving && drain.Taken.Percentile(0.99) < TimeSpan.FromSeconds(1) ? 0 : 1;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var gateway in _gateways)
        {
            await gateway.DisposeAsync();
        }

        if (_host is not null)
        {
            await _host.DisposeAsync();
        }

        if (_store is not null)
        {
            await _store.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }

    private async Task StartAsync(CancellationToken cancellation)
    {
        var network = Path.Combine(_folder.FullName, "network.json");
        await File.WriteAllTextAsync(network, DrainCity.NetworkJson(), cancellation);
        HostProcess? host = null;
        _store = options.Store == SoakStore.DuckDb ? new LockedDuckDb(() => host!.DuckDbPath) : await PausedInflux.StartAsync();
        var settings = new Dictionary<string, string>(_store.Settings)
        {
            ["NetworkFile"] = network,
            ["Mqtt__Embedded__AllowAnonymous"] = "true",
            ["Consumers__DrainShare"] = options.Share.ToString(CultureInfo.InvariantCulture),
            ["Consumers__MaxRetryDelay"] = "00:00:01",
        };

        // A soak's is short so that writes are left in doubt; here the host has the one that it has by default.
        settings.Remove("Influx__RequestTimeout");
        host = _host = new HostProcess(_folder, settings);
        _host.Http.Timeout = TimeSpan.FromMinutes(10);

        // Once, so that there is a store to take away; then without it.
        await host.StartAsync(null, 1, cancellation);
        await host.StopAsync();
        await _store.TakeAwayAsync();
        await host.StartUnreadyAsync(null, 1, cancellation);
        await UntilAsync(s => s.Rules.Ready, cancellation);
        for (var i = 0; i < DrainCity.Gateways; i++)
        {
            _gateways.Add(await DrainGateway.ConnectAsync(DrainCity.Gateway(i), null, host.MqttPort));
        }

        _gateways.Add(await DrainGateway.ConnectAsync(DrainCity.BinGateway, null, host.MqttPort));
    }

    private static async Task<DrainPhase> MeasureAsync(string name, LiveLoad load, OutcomeProbe outcomes, Func<Task> during)
    {
        var phase = new DrainPhase(name);
        var (began, published) = (TimeProvider.System.GetTimestamp(), load.Published);
        load.Phase = phase;
        outcomes.FromTick = phase.FromTick;
        await during();
        load.Phase = null;
        outcomes.FromTick = null;
        phase.Took = TimeProvider.System.GetElapsedTime(began);
        phase.Messages = load.Published - published;
        return phase;
    }

    /// <summary>To this second of a minute: the next, if at least half a minute lies before it.</summary>
    private static TimeSpan UntilSecond(int second)
    {
        var wait = TimeSpan.FromSeconds(second - (TimeProvider.System.GetUtcNow().TimeOfDay.TotalSeconds % 60));
        return wait < TimeSpan.FromSeconds(30) ? wait + TimeSpan.FromMinutes(1) : wait;
    }

    private async Task<State> UntilAsync(Func<State, bool> condition, CancellationToken cancellation)
    {
        while (true)
        {
            using var system = JsonDocument.Parse(await _host!.Http.GetStringAsync("/api/v1/system", cancellation));
            var stages = system.RootElement.GetProperty("stages").EnumerateArray().ToDictionary(s => s.GetProperty("name").GetString()!);
            var state = new State(Stage.Of(stages["store"]), Stage.Of(stages["rules"]));
            if (condition(state))
            {
                return state;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(250), cancellation);
        }
    }

    private readonly record struct State(Stage Store, Stage Rules);

    private readonly record struct Stage(long Position, long Lag, bool Ready)
    {
        public static Stage Of(JsonElement stage) =>
            new(stage.GetProperty("position").GetInt64(), stage.GetProperty("lagRecords").GetInt64(), stage.GetProperty("ready").GetBoolean());
    }
}
