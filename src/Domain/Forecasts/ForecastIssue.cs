using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;

namespace Telemetry.Domain.Forecasts;

/// <summary>One forecast for one site, as issued: kept for ever, never changed; a newer issue stands beside it.</summary>
/// <param name="Values">Ordered by validity, then quantity. Canonical units.</param>
public sealed record ForecastIssue(SiteId Site, DateTimeOffset IssuedAt, DateTimeOffset ReceivedAt, string Source, IReadOnlyList<ForecastValue> Values)
{
    /// <summary>What a forecast may give.</summary>
    public static IReadOnlyList<Quantity> Quantities { get; } =
    [
        Quantity.AirTemperature, Quantity.DewPoint, Quantity.WindSpeed, Quantity.CloudCover,
        Quantity.PrecipitationRate, Quantity.SnowfallRate, Quantity.AirPressure,
    ];

    /// <summary>By content, <see cref="Values"/> included.</summary>
    public bool Equals(ForecastIssue? other) =>
        other is not null && Site == other.Site && IssuedAt == other.IssuedAt && ReceivedAt == other.ReceivedAt && Source == other.Source
        && Values.SameAs(other.Values);

    public override int GetHashCode() => HashCode.Combine(Site, IssuedAt, ReceivedAt, Source);
}
