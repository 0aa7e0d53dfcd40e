using System.Globalization;
using Telemetry.Storage.TimeSeries.Influx.Http;
using Telemetry.Storage.TimeSeries.Influx.Lines;
using Telemetry.Storage.TimeSeries.Influx.Queries;

namespace Telemetry.Storage.TimeSeries.Influx.Writing;

/// <summary>
/// The commit point: one line, so it is stored whole or not at all. Each opening of the store writes to a time of its own, and
/// the newest counts: a line that an earlier opening sent and that the server was slow to store changes nothing.
/// </summary>
internal sealed class CommitLog(InfluxClient client, TimeProvider time)
{
    /// <summary>The point moves on daily, so that a retention policy never reaches it while the store is written to.</summary>
    private const long RenewAfter = Micros.PerDay;

    private readonly LineBatch _batch = new();
    private long _at;

    public async Task<CommitPoint> OpenAsync(CancellationToken cancellation)
    {
        var point = default(CommitPoint);
        var query = $"SELECT \"position\", \"hours_until\", \"days_until\", \"schema\" FROM {InfluxQl.Name(InfluxSchema.Commits)} ORDER BY time DESC LIMIT 1";
        await foreach (var row in client.QueryAsync(query, cancellation))
        {
            if (row.Int64(4) != InfluxSchema.Version)
            {
                throw new InfluxRefusedException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"The readings in InfluxDB have schema {row.Int64(4)}; this version reads {InfluxSchema.Version}. Open them with the version that wrote them."));
            }

            _at = Math.DivRem(row.Int64(0), 1000).Quotient;
            point = new CommitPoint(row.Int64(1), row.Int64(2), row.Int64(3));
        }

        _at = Math.Max(Micros.Of(time.GetUtcNow()), _at + 1);
        await StoreAsync(point, cancellation);
        return point;
    }

    public async Task WriteAsync(CommitPoint point, CancellationToken cancellation)
    {
        var now = Micros.Of(time.GetUtcNow());
        _at = now - _at > RenewAfter ? now : _at;
        await StoreAsync(point, cancellation);
    }

    private async Task StoreAsync(CommitPoint point, CancellationToken cancellation)
    {
        _batch.Clear();
        var lines = new LineProtocolWriter(_batch);
        lines.Begin(Prefixes.Of(InfluxSchema.Commits));
        lines.Field(Fields.Position, point.Position);
        lines.Field(Fields.HoursUntil, point.HoursUntil);
        lines.Field(Fields.DaysUntil, point.DaysUntil);
        lines.Field(Fields.Schema, InfluxSchema.Version);
        lines.Finish(_at);
        await client.WriteWholeAsync(_batch, cancellation);
    }
}
