using Telemetry.Storage.TimeSeries.Influx.Http;
using Telemetry.Storage.TimeSeries.Influx.Lines;
using Telemetry.Storage.TimeSeries.Influx.Queries;
using Telemetry.Storage.TimeSeries.Influx.Writing;

namespace Telemetry.Storage.TimeSeries.Influx.Transfer;

/// <summary>How far an import has come: one point, written after what it tells of. Gone when the import is whole.</summary>
internal sealed class ImportLog(InfluxClient client)
{
    private static readonly FieldName Reached = FieldName.Of("reached");

    public async Task<string?> ReadAsync(CancellationToken cancellation)
    {
        string? reached = null;
        await foreach (var row in client.QueryAsync($"SELECT \"reached\" FROM {InfluxQl.Name(InfluxSchema.Import)} ORDER BY time DESC LIMIT 1", cancellation))
        {
            reached = row.Text(1);
        }

        return reached;
    }

    public async Task WriteAsync(string reached, DateTimeOffset now, CancellationToken cancellation)
    {
        var batch = new LineBatch();
        var lines = new LineProtocolWriter(batch);
        lines.Begin(Prefixes.Of(InfluxSchema.Import));
        lines.Field(Reached, reached);
        lines.Finish(Micros.Of(now));
        await client.WriteWholeAsync(batch, cancellation);
    }

    public Task DeleteAsync(CancellationToken cancellation) => client.ExecuteAsync($"DELETE FROM {InfluxQl.Name(InfluxSchema.Import)}", cancellation);
}
