using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;

namespace Telemetry.Rules.EventTime;

/// <summary>All that was known of one site at one event time. What a rule concludes from a moment depends on the moment alone.</summary>
/// <param name="Site">The site.</param>
/// <param name="At">The event time: a minute's tick.</param>
/// <param name="Since">Since when the host has looked at this site: silence can't be older.</param>
/// <param name="Forecast">The newest issue known at <paramref name="At"/>, of whatever age, or null.</param>
/// <param name="Series">Every series of the site's sensors, one for each registered quantity, as of <paramref name="At"/>.</param>
public sealed record SiteMoment(
    Site Site, DateTimeOffset At, DateTimeOffset Since, ForecastIssue? Forecast, IReadOnlyList<SeriesView> Series)
{
    /// <summary>The bins that stand at the site.</summary>
    public IReadOnlyList<BinMoment> Bins { get; init; } = [];

    /// <summary>What the nights of the site's road sensors came to.</summary>
    public RoadNights Nights { get; init; } = RoadNights.None;

    /// <summary>The road temperatures of the stations near the site.</summary>
    public IReadOnlyList<SeriesView> RoadsNear { get; init; } = [];

    /// <summary>What was foreseen of the road on each of the last days, and measured, as concluded before the moment; oldest first.</summary>
    public IReadOnlyList<RoadForecastDay> RoadForecastDays { get; init; } = [];

    /// <summary>The council's zone: it says when a day's decision hour is.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    public IEnumerable<SeriesView> Of(Quantity quantity)
    {
        foreach (var series in Series)
        {
            if (ReferenceEquals(series.Quantity, quantity))
            {
                yield return series;
            }
        }
    }
}
