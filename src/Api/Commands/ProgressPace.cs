namespace Telemetry.Api.Commands;

/// <summary>Tells of a long command's progress now and then, and of a short one's not at all.</summary>
internal sealed class ProgressPace(TimeProvider clock)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    private readonly long _began = clock.GetTimestamp();
    private long _told = clock.GetTimestamp();

    /// <summary>Since the command began.</summary>
    public TimeSpan Elapsed => clock.GetElapsedTime(_began);

    public void Tell(Action tell)
    {
        if (clock.GetElapsedTime(_told) >= Every)
        {
            _told = clock.GetTimestamp();
            tell();
        }
    }

    /// <summary>How many a second, over the whole command so far.</summary>
    public double RateOf(long count) => Elapsed > TimeSpan.Zero ? count / Elapsed.TotalSeconds : 0;
}
