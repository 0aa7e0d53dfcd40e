using System.Globalization;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;

namespace Telemetry.Domain.AirQuality;

/// <summary>An air quality index of one pollutant, or overall, at one site for one hour or day.</summary>
/// <param name="Ending">End of the hour (UTC), or 24:00 GMT of the day.</param>
/// <param name="Pollutant">Quantity name, or <c>overall</c>.</param>
/// <param name="Statistic">The mean that was looked up, µg/m³, unrounded; null for overall and for insufficient data.</param>
/// <param name="Index">1 to 10, or 1 to 6 on the European scale; null for insufficient data, which is never a low index.</param>
/// <param name="Band">Low to Very High, or Good to Extremely poor on the European scale; null with the index.</param>
/// <param name="Capture">Share of valid values in the window, 0 to 1.</param>
/// <param name="Missing">For overall: the pollutants measured here whose index is not available.</param>
/// <param name="Indicative">An instrument that is not reference-equivalent gave it.</param>
public sealed record AirQualityIndex(
    SiteId Site,
    IndexPeriod Period,
    DateTimeOffset Ending,
    string Pollutant,
    decimal? Statistic,
    int? Index,
    string? Band,
    double Capture,
    IReadOnlyList<string> Missing,
    bool Indicative) : Outcome
{
    /// <summary>Which index it is; on records of before there was a second one, the UK's.</summary>
    public IndexScale Scale { get; init; }

    public override string Key => Scale == IndexScale.UkDaqi
        ? string.Create(CultureInfo.InvariantCulture, $"{Site}/{Period}/{Ending.UtcDateTime:O}/{Pollutant}")
        : string.Create(CultureInfo.InvariantCulture, $"{Site}/{Period}/{Ending.UtcDateTime:O}/{Pollutant}/{Scale}");

    public override DateTimeOffset EventTime => Ending;

    /// <summary>By content, <see cref="Missing"/> included.</summary>
    public bool Equals(AirQualityIndex? other) =>
        other is not null && Scale == other.Scale && Withdrawn == other.Withdrawn && Site == other.Site && Period == other.Period && Ending == other.Ending
        && Pollutant == other.Pollutant && Statistic == other.Statistic && Index == other.Index && Band == other.Band
        && Capture.Equals(other.Capture) && Indicative == other.Indicative && Missing.SameAs(other.Missing);

    public override int GetHashCode() => HashCode.Combine(Scale, Site, Period, Ending, Pollutant, Index);
}
