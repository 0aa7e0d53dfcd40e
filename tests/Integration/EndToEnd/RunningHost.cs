using System.Net.Http.Json;
using System.Text.Json;
using Telemetry.Tests.Integration.Kill;

namespace Telemetry.Tests.Integration.EndToEnd;

/// <summary>The real host as a process with the example network, on a January evening that runs twentyfold.</summary>
internal sealed class RunningHost : IAsyncDisposable
{
    public const string Gateway = "depot-north";
    public const string Sensor = "rws-snake";
    public static readonly DateTimeOffset Evening = new(2026, 1, 14, 17, 0, 0, TimeSpan.Zero);

    public const double Speed = 20;
    private readonly DirectoryInfo _data;

    private RunningHost(DirectoryInfo data, HostProcess process)
    {
        _data = data;
        Process = process;
    }

    public HostProcess Process { get; }

    public static async Task<RunningHost> PrepareAsync(params (string Key, string Value)[] settings)
    {
        var data = Directory.CreateTempSubdirectory("telemetry-end-to-end-");
        var all = settings.ToDictionary(s => s.Key, s => s.Value);
        all.TryAdd("NetworkFile", Repository.Path("docs", "network.example.json"));

        // Longer than a machine takes that has much else to do.
        all["Mqtt__Embedded__SignInTimeout"] = "00:02:00";
        all["Mqtt__Embedded__WriteTimeout"] = "00:10:00";
        all["Mqtt__External__ConnectTimeout"] = "00:02:00";
        var host = new RunningHost(data, new HostProcess(data, all));
        host.Process.Http.DefaultRequestHeaders.Add(
            "X-Api-Key", await host.Process.CommandAsync("keys", "issue", "--name", "test", "--role", "Admin", "--expires", "2999-01-01T00:00:00Z"));
        return host;
    }

    public static async Task<RunningHost> StartAsync(params (string Key, string Value)[] settings)
    {
        var host = await PrepareAsync(settings);
        await host.Process.StartAsync(Evening, Speed, TestContext.Current.CancellationToken);
        return host;
    }

    public Task StartUnreadyAsync() => Process.StartUnreadyAsync(Evening, Speed, TestContext.Current.CancellationToken);

    public Task<string> GatewayKeyAsync() => Process.CommandAsync("gateways", "issue-key", Gateway);

    public async Task<JsonElement> GetAsync(string path)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var response = await Process.Http.GetAsync(path, cancellation);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>(cancellation);
    }

    public Task UntilAsync(Func<Task<bool>> condition, string what) => Process.UntilAsync(condition, what, TestContext.Current.CancellationToken);

    /// <summary>Until the newest value of the sensor's quantity is this one.</summary>
    public Task UntilLatestAsync(string quantity, double value) => UntilAsync(
        async () => (await GetAsync($"/api/v1/latest?sensor={Sensor}&quantity={quantity}")).GetProperty("readings").EnumerateArray()
            .Any(r => Is(r, value)),
        $"to have {quantity} {value} as latest");

    /// <summary>Until the value is stored.</summary>
    public Task UntilStoredAsync(string quantity, double value) => UntilAsync(
        async () => (await GetAsync($"/api/v1/readings?sensor={Sensor}&quantity={quantity}&from=2026-01-14T00:00:00Z&to=2026-01-16T00:00:00Z"))
            .GetProperty("readings").EnumerateArray().Any(r => Is(r, value)),
        $"to have stored {quantity} {value}");

    public async Task<List<JsonElement>> DeadLettersAsync() => [.. (await GetAsync("/api/v1/dead-letters")).GetProperty("deadLetters").EnumerateArray()];

    public async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        _data.Delete(recursive: true);
    }

    private static bool Is(JsonElement reading, double value) => reading.GetProperty("value").GetDouble().Equals(value);
}
