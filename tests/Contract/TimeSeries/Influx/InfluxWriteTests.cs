using Telemetry.Storage.TimeSeries.Influx;
using Telemetry.Storage.TimeSeries.Influx.Http;
using Telemetry.Storage.TimeSeries.Influx.Lines;

namespace Telemetry.Tests.Contract.TimeSeries.Influx;

/// <summary>Writing to a real influxd, and reading it back.</summary>
public sealed class InfluxWriteTests(SharedInflux shared)
{
    private const string Rst = "road_surface_temperature";

    [Fact]
    public async Task Is_recognised_by_its_version_and_gets_the_route_that_it_has()
    {
        using var client = await ClientAsync();
        var server = await client.PingAsync(CancellationToken.None);
        Assert.StartsWith("1.6.7", server.Version, StringComparison.Ordinal);
        Assert.Equal(InfluxWriteRoute.V1, server.Route);
    }

    [Fact]
    public async Task Creates_the_database_and_gives_back_what_was_written()
    {
        using var client = await ClientAsync();
        Assert.Same(WriteResult.AllStored, await client.WriteAsync(SomeLines.Lines(Rst, -1.2, 0.1 + 0.2, -0.0), CancellationToken.None));
        Assert.Equal(
            [(SomeLines.Evening, -1.2), (SomeLines.Evening + SomeLines.Minute, 0.1 + 0.2), (SomeLines.Evening + (2 * SomeLines.Minute), -0.0)],
            await client.ValuesAsync(Rst));
    }

    [Fact]
    public async Task Says_what_to_do_when_the_database_is_missing_and_may_not_be_created()
    {
        using var client = SomeLines.Client((await shared.ServerAsync()).Url, options => options.CreateDatabase = false);
        var refusal = await Assert.ThrowsAnyAsync<InfluxRefusedException>(() => client.OpenDatabaseAsync(CancellationToken.None));
        Assert.Contains("has no database telemetry_", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Does_not_create_under_way_a_database_that_is_gone()
    {
        using var client = SomeLines.Client((await shared.ServerAsync()).Url);
        await Assert.ThrowsAnyAsync<InfluxRefusedException>(() => client.WriteAsync(SomeLines.Lines(Rst, 1), CancellationToken.None));
    }

    [Fact]
    public async Task Stores_a_large_batch_in_parts_and_streams_it_back()
    {
        using var client = await ClientAsync(options => options.BatchLines = 1000);
        var values = Enumerable.Range(0, 12_345).Select(i => i / 7.0).ToArray();
        Assert.Same(WriteResult.AllStored, await client.WriteAsync(SomeLines.Lines(Rst, values), CancellationToken.None));
        Assert.Equal(values, (await client.ValuesAsync(Rst)).Select(row => row.Value));
    }

    [Fact]
    public async Task Finds_the_lines_whose_field_has_another_type_and_stores_the_rest()
    {
        using var client = await ClientAsync();
        var before = new LineBatch();
        before.AddInteger("pm10", SomeLines.Evening, 3);
        await client.WriteAsync(before, CancellationToken.None);

        var lines = new LineBatch();
        for (var i = 0; i < 1000; i++)
        {
            lines.Add(i is 17 or 500 or 999 ? "pm10" : Rst, SomeLines.Evening + (i * SomeLines.Minute), i);
        }

        var result = await client.WriteAsync(lines, CancellationToken.None);
        Assert.Equal([17, 500, 999], result.Refused.Select(line => line.Line));
        Assert.All(result.Refused, line => Assert.Contains("field type conflict", line.Reason, StringComparison.Ordinal));
        Assert.Equal(Enumerable.Range(0, 1000).Where(i => i is not (17 or 500 or 999)).Select(i => (double)i), (await client.ValuesAsync(Rst)).Select(row => row.Value));
    }

    private async Task<InfluxClient> ClientAsync(Action<InfluxOptions>? configure = null)
    {
        var client = SomeLines.Client((await shared.ServerAsync()).Url, configure);
        await client.OpenDatabaseAsync(CancellationToken.None);
        return client;
    }
}
