using Telemetry.Tests.Contract.TimeSeries.Influx;

namespace Telemetry.Tests.Integration.Soak;

/// <summary>A real influxd, which is paused (SIGSTOP: it accepts and does not answer) or killed while the host writes to it.</summary>
internal sealed class PausedInflux : ISoakStore
{
    private readonly InfluxServer _server;
    private bool _paused;

    private PausedInflux(InfluxServer server)
    {
        _server = server;
        Settings = new Dictionary<string, string>
        {
            ["TimeSeries__Kind"] = "Influx",
            ["Influx__Url"] = server.Url,
            // Shorter than the store is away, so that the host meets writes of which it can't know whether they were stored.
            ["Influx__RequestTimeout"] = "00:00:02",
        };
    }

    public IReadOnlyDictionary<string, string> Settings { get; }

    public bool OnlyWithoutHost => false;

    public static async Task<ISoakStore> StartAsync() => new PausedInflux(await InfluxServer.StartAsync());

    public Task TakeAwayAsync()
    {
        _paused = true;
        return _server.PauseProcessAsync();
    }

    public Task GiveBackAsync()
    {
        _paused = false;
        return _server.ResumeProcessAsync();
    }

    public async Task KillAsync()
    {
        await _server.KillProcessAsync();
        await _server.StartProcessAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_paused)
        {
            await GiveBackAsync();
        }

        await _server.DisposeAsync();
    }
}
