using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Network;

namespace Telemetry.Domain.Storage;

/// <summary>Forecast issues as they were received. Written through <see cref="IOutcomeLog.CommitAsync"/>.</summary>
public interface IForecastStore
{
    /// <summary>The newest issue of a site that had been received by then (now when null), or null.</summary>
    Task<ForecastIssue?> ReadLatestAsync(SiteId site, DateTimeOffset? knownAt, CancellationToken cancellation);

    /// <summary>Issue times of a site in (from, to], newest first.</summary>
    Task<IReadOnlyList<DateTimeOffset>> ReadIssueTimesAsync(SiteId site, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation);

    Task<ForecastIssue?> ReadAsync(SiteId site, DateTimeOffset issuedAt, CancellationToken cancellation);
}
