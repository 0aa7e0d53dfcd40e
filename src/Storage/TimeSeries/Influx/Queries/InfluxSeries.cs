namespace Telemetry.Storage.TimeSeries.Influx.Queries;

/// <summary>What rows of one series have in common.</summary>
/// <param name="Measurement">Empty in answers about the server.</param>
/// <param name="Tags">Those that the query groups by.</param>
internal sealed record InfluxSeries(string Measurement, IReadOnlyDictionary<string, string> Tags, IReadOnlyList<string> Columns)
{
    /// <summary>The column's place, or -1: a field that no row of the answer has may be missing from it.</summary>
    public int Column(string name)
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            if (Columns[i] == name)
            {
                return i;
            }
        }

        return -1;
    }
}
