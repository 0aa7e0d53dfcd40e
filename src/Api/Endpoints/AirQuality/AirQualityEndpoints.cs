using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Telemetry.Api.Endpoints.Requests;
using Telemetry.Api.Security;
using Telemetry.Domain.AirQuality;
using Telemetry.Domain.Network;
using Telemetry.Domain.Storage;

namespace Telemetry.Api.Endpoints.AirQuality;

/// <summary>The UK Daily Air Quality Index and, beside it, the European one.</summary>
internal static class AirQualityEndpoints
{
    private const int MaxDays = 31;

    private static readonly TimeSpan LatestWithin = TimeSpan.FromDays(3);

    public static void MapAirQuality(this IEndpointRouteBuilder api)
    {
        var index = api.MapGroup("/air-quality/index").WithTags("Air quality").RequireAuthorization(Policies.Public);
        index.MapGet("/", Get)
            .WithName("getAirQualityIndex")
            .WithSummary("Air quality indices in a window")
            .WithDescription("As they stand now, late data included. Insufficient data is a record without an index and with a reason, never a low index. At most 31 days at once.");
        index.MapGet("/latest", GetLatest)
            .WithName("getLatestAirQualityIndex")
            .WithSummary("The newest indices of every site")
            .WithDescription("Of the newest hour or day that each site has, within the last three days; see `ending` for how old it is.");
    }

    private static async Task<Results<Ok<AirQualityIndicesDto>, ProblemHttpResult>> Get(
        [Description("Site id. Default: all sites.")] string? site,
        [Description("daqi (default): the UK index, 1 to 10; european: the European index, 1 to 6, of hours only.")] string? scale,
        [Description("hour (default): the index as it stood at each hour's end; day: of whole days in GMT.")] string? period,
        [Description("Start of the window (RFC 3339 with zone), itself not in it.")] string? from,
        [Description("End of the window (RFC 3339 with zone), itself in it.")] string? to,
        INetworkProvider networks,
        IOutcomeLog log,
        IOptions<ApiOptions> options,
        CancellationToken cancellation)
    {
        var errors = new RequestErrors();
        var place = QueryText.Site(site, networks.Current, errors);
        var which = Scale(scale, errors);
        var length = Period(period, which, errors);
        var start = QueryText.Time(from, "from", errors, required: true);
        var end = QueryText.Time(to, "to", errors, required: true);
        if (start >= end)
        {
            errors.Add("to", "must be after from");
        }
        else if (end - start > TimeSpan.FromDays(MaxDays))
        {
            errors.Add("to", $"must be at most {MaxDays} days after from");
        }

        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var indices = await log.ReadIndicesAsync(which, place, length, start!.Value, end!.Value, cancellation);
        return TypedResults.Ok(Answer(which, length, start.Value, end.Value, options, Ordered(indices)));
    }

    private static async Task<Results<Ok<AirQualityIndicesDto>, ProblemHttpResult>> GetLatest(
        [Description("Site id. Default: all sites.")] string? site,
        [Description("daqi (default): the UK index, 1 to 10; european: the European index, 1 to 6, of hours only.")] string? scale,
        [Description("hour (default) or day.")] string? period,
        INetworkProvider networks,
        IOutcomeLog log,
        TimeProvider clock,
        IOptions<ApiOptions> options,
        CancellationToken cancellation)
    {
        var errors = new RequestErrors();
        var place = QueryText.Site(site, networks.Current, errors);
        var which = Scale(scale, errors);
        var length = Period(period, which, errors);
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var now = clock.GetUtcNow();
        var indices = await log.ReadIndicesAsync(which, place, length, now - LatestWithin, now, cancellation);
        var newest = indices.GroupBy(i => i.Outcome.Site).SelectMany(at =>
        {
            var ending = at.Max(i => i.Outcome.Ending);
            return at.Where(i => i.Outcome.Ending == ending);
        });
        return TypedResults.Ok(Answer(which, length, now - LatestWithin, now, options, Ordered(newest)));
    }

    private static IndexScale Scale(string? scale, RequestErrors errors) =>
        QueryText.Choice(scale, "scale", errors, ("daqi", IndexScale.UkDaqi), ("european", IndexScale.European)) ?? IndexScale.UkDaqi;

    private static IndexPeriod Period(string? period, IndexScale scale, RequestErrors errors)
    {
        var length = QueryText.Choice(period, "period", errors, ("hour", IndexPeriod.Hour), ("day", IndexPeriod.Day)) ?? IndexPeriod.Hour;
        if (length == IndexPeriod.Day && scale == IndexScale.European)
        {
            errors.Add("period", "must be hour on the European scale: its bands are of hours");
        }

        return length;
    }

    private static IEnumerable<LoggedOutcome<AirQualityIndex>> Ordered(IEnumerable<LoggedOutcome<AirQualityIndex>> indices) =>
        indices
            .Where(i => !i.Outcome.Withdrawn)
            .OrderBy(i => i.Outcome.Ending)
            .ThenBy(i => i.Outcome.Site)
            .ThenBy(i => i.Outcome.Pollutant, StringComparer.Ordinal);

    private static AirQualityIndicesDto Answer(
        IndexScale scale, IndexPeriod period, DateTimeOffset from, DateTimeOffset to, IOptions<ApiOptions> options, IEnumerable<LoggedOutcome<AirQualityIndex>> indices) =>
        new(AirQualityMapping.Name(scale), AirQualityMapping.Name(period), from, to, options.Value.SimulatedTime, [.. indices.Select(i => i.ToDto())]);
}
