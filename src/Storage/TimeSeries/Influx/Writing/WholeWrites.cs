using Telemetry.Storage.TimeSeries.Influx.Http;
using Telemetry.Storage.TimeSeries.Influx.Lines;

namespace Telemetry.Storage.TimeSeries.Influx.Writing;

internal static class WholeWrites
{
    /// <summary>Writes lines of the store's own. One that is refused is no fault of the data: something else writes to this database, or keeps too little of it.</summary>
    public static async Task WriteWholeAsync(this InfluxClient client, LineBatch lines, CancellationToken cancellation)
    {
        if (lines.Count == 0)
        {
            return;
        }

        var result = await client.WriteAsync(lines, cancellation);
        if (result.Refused.Count > 0)
        {
            throw new InfluxRefusedException(
                $"InfluxDB does not take what the store keeps its accounts in: {result.Refused[0].Reason}. "
                + "Give the host a database that nothing else writes to, with a retention policy that keeps everything (Telemetry:Influx:RetentionMonths bounds it).");
        }
    }
}
