using System.Text.Json;
using Telemetry.Storage.TimeSeries.Influx;
using Telemetry.Storage.TimeSeries.Influx.Http;

namespace Telemetry.Tests.Contract.TimeSeries.Influx;

/// <summary>The v2 write route on a second real server that answers it. It proves the route, not the content.</summary>
public sealed class VictoriaMetricsWriteTests
{
    [Theory]
    [InlineData(InfluxCompression.Off)]
    [InlineData(InfluxCompression.On)]
    public async Task Takes_what_is_written_to_the_v2_route(InfluxCompression gzip)
    {
        await using var server = await VictoriaMetricsServer.StartAsync();
        using var client = SomeLines.Client(server.Url, options =>
        {
            options.Gzip = gzip;
            options.BatchLines = 2;
        });
        var identity = await client.PingAsync(CancellationToken.None);
        Assert.Equal(new InfluxIdentity(null, InfluxWriteRoute.V2), identity);

        double[] values = [-1.5, 0.25, 3.125, 4, 5];
        Assert.Same(WriteResult.AllStored, await client.WriteAsync(SomeLines.Lines("road_surface_temperature", values), CancellationToken.None));

        using var export = JsonDocument.Parse(await server.ExportAsync("road_surface_temperature_value"));
        Assert.Equal("rws-1", export.RootElement.GetProperty("metric").GetProperty("sensor").GetString());
        Assert.Equal(values, export.RootElement.GetProperty("values").EnumerateArray().Select(value => value.GetDouble()));
        Assert.Equal(
            values.Select((_, i) => (SomeLines.Evening + (i * SomeLines.Minute)) / 1_000_000),
            export.RootElement.GetProperty("timestamps").EnumerateArray().Select(time => time.GetInt64()));
    }
}
