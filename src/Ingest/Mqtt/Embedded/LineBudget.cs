namespace Telemetry.Ingest.Mqtt.Embedded;

/// <summary>
/// How many lines a minute the log takes of what anybody who reaches the port can bring about. What is beyond is counted,
/// and told with the next line that is within; the metrics count every one.
/// </summary>
internal sealed class LineBudget(int perMinute, TimeProvider time)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private long _began = time.GetTimestamp();
    private int _taken;
    private long _passedOver;

    /// <summary>Whether a line may be written, and how many were not since the last.</summary>
    public bool TryTake(out long passedOver)
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            if (time.GetElapsedTime(_began, now) >= Minute)
            {
                (_began, _taken) = (now, 0);
            }

            passedOver = _passedOver;
            if (_taken == perMinute)
            {
                _passedOver++;
                return false;
            }

            _taken++;
            _passedOver = 0;
            return true;
        }
    }
}
