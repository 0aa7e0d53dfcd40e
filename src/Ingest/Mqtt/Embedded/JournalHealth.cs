namespace Telemetry.Ingest.Mqtt.Embedded;

/// <summary>Remembers that the journal just failed, so that gateways are told to wait instead of being let in and thrown out.</summary>
internal sealed class JournalHealth(TimeProvider time)
{
    /// <summary>Long enough to calm a storm of reconnects, short enough to go unnoticed once the disk has room again.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private long _failedAt;

    public bool FailedJustNow => Volatile.Read(ref _failedAt) is var at and not 0 && time.GetElapsedTime(at) < Pause;

    /// <summary>Gives whether it is the first for a while.</summary>
    public bool Failed()
    {
        var first = !FailedJustNow;
        Volatile.Write(ref _failedAt, Math.Max(1, time.GetTimestamp()));
        return first;
    }
}
