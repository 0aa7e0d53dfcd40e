using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Network;

namespace Telemetry.Rules.Evidence;

/// <summary>A forecast issue, as it was received.</summary>
internal sealed record EvidenceForecast(string Site, DateTimeOffset IssuedAt, DateTimeOffset ReceivedAt, string Source, IReadOnlyList<EvidenceForecastValue> Values)
{
    public static EvidenceForecast Of(ForecastIssue issue) => new(
        issue.Site.Value, issue.IssuedAt, issue.ReceivedAt, issue.Source, [.. issue.Values.Select(v => new EvidenceForecastValue(v.ValidAt, v.Quantity.Name, v.Value))]);

    public ForecastIssue ToIssue() => new(
        new SiteId(Site), IssuedAt, ReceivedAt, Source, [.. Values.Select(v => new ForecastValue(v.ValidAt, EvidenceSensor.Named(v.Quantity), v.Value))]);
}
