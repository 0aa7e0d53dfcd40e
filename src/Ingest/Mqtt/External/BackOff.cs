namespace Telemetry.Ingest.Mqtt.External;

/// <summary>Doubling pauses with jitter, so that hosts that lost one broker together don't come back together.</summary>
internal sealed class BackOff(TimeSpan first, TimeSpan max, Func<double> random)
{
    private int _failures;

    public void Reset() => _failures = 0;

    /// <summary>Between half of the pause and the whole; the whole never exceeds the maximum.</summary>
    public TimeSpan Next()
    {
        var whole = Math.Min(first.TotalSeconds * Math.Pow(2, Math.Min(_failures++, 30)), max.TotalSeconds);
        return TimeSpan.FromSeconds(whole * (0.5 + (0.5 * random())));
    }
}
