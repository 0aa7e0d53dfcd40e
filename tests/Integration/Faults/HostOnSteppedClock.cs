using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Telemetry.Api.Time;
using Telemetry.Tests.Integration.Kill;

namespace Telemetry.Tests.Integration.Faults;

/// <summary>The whole host as Program composes it, in this process, with the one thing changed that a process can't be given: its clock.</summary>
internal sealed class HostOnSteppedClock(DirectoryInfo data, IReadOnlyDictionary<string, string> settings) : ICityHost, ILoggerProvider
{
    private readonly ConcurrentQueue<string> _log = new();
    private readonly LateHandler _handler = new();
    private Factory? _factory;
    private HttpClient? _http;

    /// <summary>Known once it runs.</summary>
    public SteppedClock Clock { get; private set; } = null!;

    public HttpClient Http => _http ??= new HttpClient(_handler) { BaseAddress = new Uri("http://localhost") };

    public int MqttPort { get; } = FreePort.Next();

    public string JournalDirectory { get; } = Path.Combine(data.FullName, "journal");

    public string RecordsPath { get; } = Path.Combine(data.FullName, "records.db");

    public long PeakMemory => 0;

    public IReadOnlyList<string> Logged(params string[] parts) =>
        [.. _log.Where(line => parts.All(part => line.Contains(part, StringComparison.Ordinal)))];

    public async Task StartAsync(DateTimeOffset? clockStart, double speed, CancellationToken cancellation)
    {
        Clock = new SteppedClock(clockStart!.Value, speed);
        _factory = new Factory(Settings(), Clock, this);
        _handler.InnerHandler = _factory.Server.CreateHandler();
        await UntilAsync(async () => (await Http.GetAsync("/health/ready", cancellation)).IsSuccessStatusCode, "to be ready", cancellation);
    }

    public async Task StopAsync()
    {
        await _factory!.DisposeAsync();
        _factory = null;
    }

    public Task UntilAsync(Func<Task<bool>> condition, string what, CancellationToken cancellation) =>
        Patience.UntilAsync(condition, what, () => false, () => string.Join('\n', _log.TakeLast(80)), cancellation);

    public async ValueTask DisposeAsync()
    {
        if (_factory is not null)
        {
            await StopAsync();
        }

        _http?.Dispose();
        _handler.Dispose();
    }

    ILogger ILoggerProvider.CreateLogger(string categoryName) => new Lines(_log);

    void IDisposable.Dispose()
    {
    }

    private Dictionary<string, string> Settings()
    {
        var all = new Dictionary<string, string>(settings)
        {
            ["Api__RequestsPerSecond"] = "100000",
            ["Api__BurstRequests"] = "100000",
            ["Journal__Directory"] = JournalDirectory,
            ["DuckDb__Path"] = Path.Combine(data.FullName, "telemetry.duckdb"),
            ["Records__Path"] = RecordsPath,
            ["Mqtt__Embedded__Port"] = MqttPort.ToString(CultureInfo.InvariantCulture),
        };
        return all.ToDictionary(s => "Telemetry:" + s.Key.Replace("__", ":", StringComparison.Ordinal), s => s.Value);
    }

    private sealed class Factory(Dictionary<string, string> settings, SteppedClock clock, ILoggerProvider log) : WebApplicationFactory<ClockOptions>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            foreach (var (key, value) in settings)
            {
                builder.UseSetting(key, value);
            }

            builder.UseEnvironment("Production");
            builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(log));
            builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(clock));
        }
    }

    private sealed class LateHandler : DelegatingHandler;

    private sealed class Lines(ConcurrentQueue<string> log) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                log.Enqueue(formatter(state, exception));
            }
        }
    }
}
