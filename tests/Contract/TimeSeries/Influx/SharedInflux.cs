using Telemetry.Tests.Contract.TimeSeries.Influx;

[assembly: AssemblyFixture(typeof(SharedInflux))]

namespace Telemetry.Tests.Contract.TimeSeries.Influx;

/// <summary>One influxd for all tests, each of which has its own database. It is started by the first that asks for it.</summary>
public sealed class SharedInflux : IAsyncLifetime
{
    private readonly SemaphoreSlim _starting = new(1);
    private InfluxServer? _server;

    /// <summary>Skips the test where influxd is not installed.</summary>
    public async Task<InfluxServer> ServerAsync()
    {
        await _starting.WaitAsync();
        try
        {
            return _server ??= await InfluxServer.StartAsync();
        }
        finally
        {
            _starting.Release();
        }
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _starting.Dispose();
    }
}
