using Telemetry.Storage.TimeSeries.Influx.Lines;
using Telemetry.Storage.TimeSeries.Influx.Reading;

namespace Telemetry.Storage.TimeSeries.Influx.Writing;

internal static class LineWriting
{
    /// <summary>Ends a line that can't be refused: its names are our own, its values counts and times.</summary>
    /// <param name="micros">Its time, microseconds since 1970.</param>
    /// <param name="ordinal">Nanoseconds on top.</param>
    public static void Finish(this LineProtocolWriter lines, long micros, long ordinal = 0)
    {
        if (lines.End(QueryText.Nanoseconds(micros) + ordinal) is var refusal and not LineRefusal.None)
        {
            throw new InvalidOperationException($"A line of the store's own can't be written: {refusal}.");
        }
    }
}
