namespace Telemetry.Ingest.Mqtt.External;

/// <summary>
/// Up to when it is known that the broker has handed over everything that it had acknowledged to gateways. It hands on in the order
/// in which it took, and nothing is taken before it was observed: once a reading is durable here, so is all that was taken before
/// that was observed. How far the broker is behind, and since when, need not be known.
/// </summary>
/// <param name="ahead">How far a gateway's clock may be ahead: what is observed further in the future is not admitted.</param>
internal sealed class HandedOver(TimeSpan ahead)
{
    private long _before;

    /// <summary>All that the broker took before this is durable here; null while nothing tells.</summary>
    public DateTimeOffset? Before => Volatile.Read(ref _before) is > 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    /// <summary>Readings up to this time, in UTC ticks, are durable here with all that the broker sent before them. 0 tells nothing.</summary>
    public void Observed(long newest) => Raise(newest - ahead.Ticks);

    public void Reached(DateTimeOffset before) => Raise(before.UtcTicks);

    private void Raise(long ticks)
    {
        // What a gateway kept and sent late is older, and takes nothing back.
        for (var seen = Volatile.Read(ref _before); ticks > seen;)
        {
            var found = Interlocked.CompareExchange(ref _before, ticks, seen);
            if (found == seen)
            {
                return;
            }

            seen = found;
        }
    }
}
