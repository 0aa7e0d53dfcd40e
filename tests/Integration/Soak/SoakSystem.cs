using System.Globalization;
using System.Text.Json;
using Telemetry.Tests.Integration.Kill;
using Telemetry.Tests.Integration.Mqtt;

namespace Telemetry.Tests.Integration.Soak;

/// <summary>The host with its broker and its store as processes in a folder of their own, and what it says of itself.</summary>
internal sealed class SoakSystem : IAsyncDisposable
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);
    private readonly DirectoryInfo _folder;
    private readonly HostProcess _host;

    private SoakSystem(DirectoryInfo folder, HostProcess host, Mosquitto? broker, ISoakStore store)
    {
        (_folder, _host, Broker, Store) = (folder, host, broker, store);
    }

    public Mosquitto? Broker { get; }

    public ISoakStore Store { get; }

    public int GatewayPort => Broker?.Port ?? _host.MqttPort;

    public int? ProcessId => _host.Id;

    /// <summary>How far the host's clock is ahead of the gateways'.</summary>
    public TimeSpan ClockOffset { get; set; }

    /// <summary>From running the host's process to its first answer, of all starts; ten seconds at the least.</summary>
    public TimeSpan LongestStart { get; private set; } = TimeSpan.FromSeconds(10);

    /// <summary>Everything that the host has logged, of all its lives.</summary>
    public IReadOnlyList<string> Log => _host.AllLines;

    public static async Task<SoakSystem> CreateAsync(SoakOptions options, SoakCity city, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("telemetry-soak-");
        var networkFile = Path.Combine(folder.FullName, "network.json");
        await File.WriteAllTextAsync(networkFile, city.NetworkJson(), cancellation);
        var broker = options.Broker == SoakBroker.Mosquitto ? await Mosquitto.StartAsync() : null;
        HostProcess? host = null;
        ISoakStore store = options.Store switch
        {
            SoakStore.DuckDb => new LockedDuckDb(() => host!.DuckDbPath),
            _ => await PausedInflux.StartAsync(),
        };
        host = new HostProcess(folder, Settings(options, networkFile, broker, store.Settings));
        host.Http.Timeout = TimeSpan.FromMinutes(2);
        host.Http.DefaultRequestHeaders.Add("X-Api-Key", await host.CommandAsync("keys", "issue", "--name", "soak", "--role", "Admin", "--expires", "2999-01-01T00:00:00Z"));
        return new SoakSystem(folder, host, broker, store);
    }

    /// <summary>A key for the embedded broker; null where there is another.</summary>
    public async Task<string?> GatewayKeyAsync(string gateway) => Broker is null ? await _host.CommandAsync("gateways", "issue-key", gateway) : null;

    /// <summary>Runs the host until it answers; what it needs may be away.</summary>
    public async Task StartHostAsync(CancellationToken cancellation)
    {
        var began = TimeProvider.System.GetTimestamp();
        await _host.StartUnreadyAsync(ClockOffset == TimeSpan.Zero ? null : TimeProvider.System.GetUtcNow() + ClockOffset, 1, cancellation);
        var took = TimeProvider.System.GetElapsedTime(began);
        LongestStart = took > LongestStart ? took : LongestStart;
    }

    public Task KillHostAsync() => _host.KillAsync();

    public Task StopHostAsync() => _host.StopAsync();

    /// <summary>Asks again until the answer is yes or the time is over; whoever does not answer has said no.</summary>
    public async Task<bool> UntilAsync(Func<SoakSystem, Task<bool>> condition, TimeSpan patience, CancellationToken cancellation)
    {
        var began = TimeProvider.System.GetTimestamp();
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        do
        {
            try
            {
                if (await condition(this))
                {
                    return true;
                }
            }
            catch (HttpRequestException)
            {
                // It is not up yet, or the store that it asks is away.
            }
        }
        while (TimeProvider.System.GetElapsedTime(began) < patience && await pause.WaitForNextTickAsync(cancellation));
        return false;
    }

    public async Task<bool> IsReadyAsync() => (await _host.Http.GetAsync("/health/ready")).IsSuccessStatusCode;

    public async Task<string> JournalStateAsync() =>
        (await JsonAsync("/api/v1/system")).GetProperty("journal").GetProperty("state").GetString()!;

    /// <summary>Journal records that each consumer has still to commit.</summary>
    public async Task<Dictionary<string, long>> LagsAsync() => (await JsonAsync("/api/v1/system")).GetProperty("stages").EnumerateArray()
        .ToDictionary(s => s.GetProperty("name").GetString()!, s => s.GetProperty("lagRecords").GetInt64());

    /// <summary>Gaps that the host told of within a day.</summary>
    public async Task<int> CountPossibleGapsAsync()
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        return (await JsonAsync($"/api/v1/ledger?from={Time(now.AddDays(-1))}&to={Time(now.AddDays(1))}")).GetProperty("possibleGaps").GetArrayLength();

        static string Time(DateTime at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
    }

    /// <summary>When the newest reading that the host has of a sensor was observed; null while it has none.</summary>
    public async Task<DateTimeOffset?> NewestAsync(string sensor) => (await JsonAsync($"/api/v1/latest?sensor={sensor}")).GetProperty("readings").EnumerateArray()
        .Max(r => (DateTimeOffset?)r.GetProperty("observedAt").GetDateTimeOffset());

    public async Task<JsonElement> JsonAsync(string path)
    {
        using var document = JsonDocument.Parse(await _host.Http.GetStringAsync(path));
        return document.RootElement.Clone();
    }

    /// <summary>Lines of an answer, one by one.</summary>
    public async IAsyncEnumerable<string> LinesAsync(string path)
    {
        using var response = await _host.Http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        using var text = new StreamReader(await response.Content.ReadAsStreamAsync());
        while (await text.ReadLineAsync() is { } line)
        {
            yield return line;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await Store.DisposeAsync();
        if (Broker is not null)
        {
            await Broker.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }

    private static Dictionary<string, string> Settings(SoakOptions options, string networkFile, Mosquitto? broker, IReadOnlyDictionary<string, string> ofStore)
    {
        var segment = Math.Max(65_536, options.JournalBytes / 16);
        var settings = new Dictionary<string, string>(ofStore)
        {
            ["NetworkFile"] = networkFile,
            ["Consumers__MaxRetryDelay"] = RetryDelay.ToString(),
            ["Journal__SegmentBytes"] = Number(segment),
            ["Journal__RetainBytes"] = Number(options.JournalBytes / 4),
            ["Journal__MaxBytes"] = Number(options.JournalBytes),
            ["Api__StreamTimeout"] = "01:00:00",
        };
        if (broker is not null)
        {
            settings["Mqtt__Mode"] = "External";
            settings["Mqtt__External__Port"] = Number(broker.Port);
        }

        return settings;

        static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
    }
}
