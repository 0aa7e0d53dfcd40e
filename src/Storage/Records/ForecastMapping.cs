using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Network;
using Telemetry.Storage.Records.Entities;
using Telemetry.Storage.Records.Json;

namespace Telemetry.Storage.Records;

/// <summary>Between a forecast issue and its row.</summary>
internal static class ForecastMapping
{
    public static ForecastEntity ToEntity(ForecastIssue issue)
    {
        var values = JsonSerializer.Serialize(issue.Values, RecordJson.Default.IReadOnlyListForecastValue);
        return new ForecastEntity
        {
            Site = issue.Site.Value,
            IssuedAt = issue.IssuedAt,
            ReceivedAt = issue.ReceivedAt,
            Source = issue.Source,
            Values = values,
            Hash = SHA256.HashData(Encoding.UTF8.GetBytes(values)),
        };
    }

    public static ForecastIssue ToIssue(ForecastEntity entity) => new(
        new SiteId(entity.Site),
        entity.IssuedAt,
        entity.ReceivedAt,
        entity.Source,
        JsonSerializer.Deserialize(entity.Values, RecordJson.Default.IReadOnlyListForecastValue) ?? []);
}
