namespace Telemetry.FirmwareSim.Load;

/// <summary>When the messages of a connection are due, and when there are enough: one place for rate, duration and number.</summary>
/// <param name="rate">Messages a second of this connection; 0 for at once.</param>
internal sealed class LoadPace(TimeProvider clock, double rate, TimeSpan duration, long messages)
{
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(5);

    private readonly long _start = clock.GetTimestamp();
    private long _given;

    /// <summary>How many are due now, waiting until there is one; 0 at the end.</summary>
    public async ValueTask<int> NextAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var elapsed = clock.GetElapsedTime(_start);
            var left = messages - _given;
            if (elapsed >= duration || left <= 0)
            {
                return 0;
            }

            var due = rate == 0 ? 1 : (long)(elapsed.TotalSeconds * rate) + 1 - _given;
            if (due > 0)
            {
                // In portions, so that a connection that fell behind still sees the end.
                var portion = (int)Math.Min(Math.Min(due, left), 100);
                _given += portion;
                return portion;
            }

            await Task.Delay(Breath, clock, cancellation);
        }
    }
}
