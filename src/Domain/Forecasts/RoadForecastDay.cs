using System.Globalization;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;

namespace Telemetry.Domain.Forecasts;

/// <summary>
/// What was foreseen of a station's road at the decision hour of a day, and what had been measured in the 24 h before it. Each day's
/// measurements tell how far the forecasts of the day before were off, so that thirty of them hold the station's past errors
/// (docs/sources/winter.md#errors-in-decisions).
/// </summary>
/// <param name="IssuedAt">The decision hour: what the forecasts begin from.</param>
/// <param name="ConcludedAt">The minute in which it was concluded, once the readings of the hour are there.</param>
/// <param name="Tracks">What each member foresaw for the hours after the issue, °C to 0.01; none of one that could not look ahead.</param>
/// <param name="Measured">Trusted road surface temperature of each of the 24 full hours up to the issue, oldest first, °C to 0.01; null where there was none.</param>
public sealed record RoadForecastDay(
    SiteId Site, DateTimeOffset IssuedAt, DateTimeOffset ConcludedAt, IReadOnlyList<RoadForecastTrack> Tracks, IReadOnlyList<double?> Measured) : Outcome
{
    /// <summary>Full hours before the issue that are measured, and after it that are foreseen.</summary>
    public const int Hours = 24;

    public override string Key => string.Create(CultureInfo.InvariantCulture, $"{Site}/{IssuedAt.UtcDateTime:O}");

    public override DateTimeOffset EventTime => ConcludedAt;

    /// <summary>When a value of <see cref="Measured"/> was measured.</summary>
    public DateTimeOffset HourOf(int measured) => IssuedAt.AddHours(measured + 1 - Measured.Count);

    /// <summary>By content, the lists included.</summary>
    public bool Equals(RoadForecastDay? other) =>
        other is not null && Withdrawn == other.Withdrawn && Site == other.Site && IssuedAt == other.IssuedAt && ConcludedAt == other.ConcludedAt
        && Tracks.SameAs(other.Tracks) && Measured.SameAs(other.Measured);

    public override int GetHashCode() => HashCode.Combine(Site, IssuedAt);
}
