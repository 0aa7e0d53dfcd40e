using Telemetry.Storage.TimeSeries.Influx.Lines;

namespace Telemetry.Storage.TimeSeries.Influx.Http;

/// <summary>A batch that several senders take their parts from.</summary>
internal sealed class LineWork(InfluxIdentity server, LineBatch lines, LineTrial trial)
{
    private readonly Lock _lock = new();
    private int _taken;

    public InfluxIdentity Server { get; } = server;

    public LineBatch Lines { get; } = lines;

    public LineTrial Trial { get; } = trial;

    /// <summary>The next lines that nobody has taken; none at the end.</summary>
    public (int First, int Count) TakePart(int most)
    {
        lock (_lock)
        {
            var first = _taken;
            var count = Math.Min(most, Lines.Count - first);
            _taken += count;
            return (first, count);
        }
    }
}
