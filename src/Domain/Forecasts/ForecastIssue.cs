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
}
