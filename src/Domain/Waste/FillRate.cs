namespace Telemetry.Domain.Waste;

/// <summary>
/// How fast a bin has filled since it was last emptied, and when it would reach the fill at which it is collected if it went on
/// so. Indicative: see docs/waste.md for how far it is off on measured bins.
/// </summary>
/// <param name="Since">Observation time of the first reading that it rests on.</param>
/// <param name="Readings">How many readings it rests on.</param>
/// <param name="PercentPerHour">Median of the slopes between all pairs of readings (Theil and Sen), % of full an hour.</param>
/// <param name="SlowPercentPerHour">Their 10 % quantile; may be zero or below.</param>
/// <param name="FastPercentPerHour">Their 90 % quantile.</param>
/// <param name="ThresholdPercent">The fill at which this bin is collected, %.</param>
/// <param name="ReachedAt">When the threshold is reached at the median rate.</param>
/// <param name="ReachedEarliest">At the fast rate.</param>
/// <param name="ReachedLatest">At the slow rate; null when that is not above zero, so that no latest time can be named.</param>
public sealed record FillRate(
    DateTimeOffset Since,
    int Readings,
    double PercentPerHour,
    double SlowPercentPerHour,
    double FastPercentPerHour,
    double ThresholdPercent,
    DateTimeOffset ReachedAt,
    DateTimeOffset ReachedEarliest,
    DateTimeOffset? ReachedLatest);
