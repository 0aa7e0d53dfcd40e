using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.Waste;

/// <summary>
/// What came with a tick. Fills and emptyings are given when a reading that they rest on is new, by observation or by receipt:
/// a gateway that was away for hours sends what it kept, and each of those readings has its fill too.
/// </summary>
internal static class SeenNow
{
    // Received in one minute and journalled in the next: a tick looks a little back. What is given twice is given out once.
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(3);

    public static bool At(SiteMoment moment, in FillSample fill) =>
        (fill.At > moment.At - Slack && fill.At <= moment.At) || (fill.ReceivedAt > moment.At - Slack && fill.ReceivedAt <= moment.At);

    /// <summary>Whether a tick brought the bin anything: most bring nothing, and then there is nothing to do.</summary>
    public static bool Anything(BinView bin)
    {
        foreach (var reading in bin.Series.Between(DateTimeOffset.MinValue, bin.Moment.At, Domain.Readings.Flag.Fail))
        {
            if (reading.At > bin.Moment.At - Slack || (reading.ReceivedAt > bin.Moment.At - Slack && reading.ReceivedAt <= bin.Moment.At))
            {
                return true;
            }
        }

        return false;
    }
}
