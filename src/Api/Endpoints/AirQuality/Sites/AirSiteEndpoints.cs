using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Telemetry.Api.Endpoints.AirQuality.Advice;
using Telemetry.Api.Security;
using Telemetry.Domain.AirQuality;
using Telemetry.Domain.Live;
using Telemetry.Domain.Network;
using Telemetry.Domain.Storage;

namespace Telemetry.Api.Endpoints.AirQuality.Sites;

/// <summary>Air quality now, of every site in one answer.</summary>
internal static class AirSiteEndpoints
{
    /// <summary>An older index is not the index of now.</summary>
    private static readonly TimeSpan Now = TimeSpan.FromHours(3);

    public static void MapAirSites(this IEndpointRouteBuilder api) =>
        api.MapGet("/air-quality/sites", GetAsync)
            .WithTags("Air quality")
            .RequireAuthorization(Policies.Public)
            .WithName("getAirQualitySites")
            .WithSummary("Air quality now at every site: both indices, each pollutant, instruments, ages")
            .WithDescription("Of the last full hour, corrected by what came late. Reference and indicative instruments are never mixed, and every index says which it rests on.");

    private static async Task<Ok<AirSitesDto>> GetAsync(
        INetworkProvider networks,
        IOutcomeLog log,
        ILatestReadings latest,
        HealthAdvice advice,
        TimeProvider clock,
        IOptions<ApiOptions> options,
        CancellationToken cancellation)
    {
        var network = networks.Current;
        var now = clock.GetUtcNow();
        var uk = await NewestAsync(log, IndexScale.UkDaqi, now, cancellation);
        var european = await NewestAsync(log, IndexScale.European, now, cancellation);
        var reader = new AirSiteReader(network, latest, advice, now);
        return TypedResults.Ok(new AirSitesDto(
            now,
            options.Value.SimulatedTime,
            [
                .. network.Sites.Where(site => AirSiteReader.Measures(network, site)).OrderBy(site => site.Id)
                    .Select(site => reader.Read(site, uk.GetValueOrDefault(site.Id, []), european.GetValueOrDefault(site.Id, []))),
            ]));
    }

    /// <summary>Each site's indices of the newest hour that it has any of.</summary>
    private static async Task<Dictionary<SiteId, IReadOnlyList<AirQualityIndex>>> NewestAsync(
        IOutcomeLog log, IndexScale scale, DateTimeOffset now, CancellationToken cancellation)
    {
        var indices = await log.ReadIndicesAsync(scale, null, IndexPeriod.Hour, now - Now, now, cancellation);
        return indices.Select(i => i.Outcome).GroupBy(i => i.Site).ToDictionary(
            at => at.Key,
            at => (IReadOnlyList<AirQualityIndex>)[.. at.Where(i => i.Ending == at.Max(other => other.Ending))]);
    }
}
