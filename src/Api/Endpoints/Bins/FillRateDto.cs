namespace Telemetry.Api.Endpoints.Bins;

/// <summary>How fast a bin fills and when it would reach the fill at which it is collected. Indicative: docs/waste.md says how far it is off.</summary>
/// <param name="Since">Observation time of the first reading it rests on.</param>
/// <param name="PercentPerHour">Median of the slopes between all pairs of readings.</param>
/// <param name="SlowPercentPerHour">Their 10 % quantile.</param>
/// <param name="FastPercentPerHour">Their 90 % quantile.</param>
/// <param name="ReachedLatest">Null when no latest time can be named.</param>
internal sealed record FillRateDto(
    DateTimeOffset Since,
    int Readings,
    double PercentPerHour,
    double SlowPercentPerHour,
    double FastPercentPerHour,
    double ThresholdPercent,
    DateTimeOffset ReachedAt,
    DateTimeOffset ReachedEarliest,
    DateTimeOffset? ReachedLatest);
