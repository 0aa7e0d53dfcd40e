using Microsoft.Extensions.Options;
using Telemetry.Storage.TimeSeries.Influx;
using Telemetry.Storage.TimeSeries.Influx.Http;

namespace Telemetry.Tests.Contract.TimeSeries.Influx;

/// <summary>A database of its own in the shared influxd, with stores over it.</summary>
internal sealed class InfluxDatabase(InfluxServer server, TimeProvider time) : IDisposable
{
    private readonly List<InfluxClient> _clients = [];

    public string Name { get; } = InfluxServer.NewDatabase();

    public InfluxTimeSeriesStore Store(Action<InfluxOptions>? configure = null, Func<HttpMessageHandler, HttpMessageHandler>? around = null)
    {
        var options = new InfluxOptions { Url = server.Url, Database = Name };
        configure?.Invoke(options);
        var client = new InfluxClient(Options.Create(options), time, around);
        _clients.Add(client);
        return new InfluxTimeSeriesStore(client, Options.Create(options), time);
    }

    public void Dispose() => _clients.ForEach(client => client.Dispose());
}
