namespace Telemetry.Ingest.Consumers.Progress;

/// <summary>How a consumer gets on, measured over the last minute at most.</summary>
/// <param name="RecordsPerSecond">What it works through; null when it does not go on or was watched too short a time.</param>
/// <param name="ArrivingPerSecond">What comes to the journal meanwhile; null when it was watched too short a time.</param>
/// <param name="TimeToDrain">Until it has read everything, at these rates; null when that can't be said.</param>
/// <param name="Why">Why it can't.</param>
public sealed record ConsumerProgress(double? RecordsPerSecond, double? ArrivingPerSecond, TimeSpan? TimeToDrain, Unknown Why)
{
    /// <summary>A consumer that is less behind than this keeps up: what it has not read is on its way.</summary>
    private static readonly TimeSpan OnItsWay = TimeSpan.FromSeconds(5);

    /// <param name="lag">Records that it has still to read.</param>
    /// <param name="goesOn">It follows and nothing keeps it.</param>
    internal static ConsumerProgress Of(long lag, bool goesOn, double? works, double? arriving)
    {
        if (!goesOn)
        {
            return new ConsumerProgress(null, arriving, null, Unknown.StandsStill);
        }

        if (lag <= 0)
        {
            return new ConsumerProgress(works, arriving, TimeSpan.Zero, Unknown.None);
        }

        if (works is not { } rate || arriving is not { } comes)
        {
            return new ConsumerProgress(works, arriving, null, Unknown.NotMeasuredYet);
        }

        // While it keeps up it works as fast as things come: the difference says nothing then.
        var gain = lag <= rate * OnItsWay.TotalSeconds ? rate : rate - comes;
        return gain > comes * 0.01 && lag / gain < TimeSpan.FromDays(365).TotalSeconds
            ? new ConsumerProgress(works, arriving, TimeSpan.FromSeconds(lag / gain), Unknown.None)
            : new ConsumerProgress(works, arriving, null, Unknown.FallsBehind);
    }
}
