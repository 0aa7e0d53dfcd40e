using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Telemetry.Api.Endpoints.Requests;
using Telemetry.Api.Security;
using Telemetry.Domain.Network;

namespace Telemetry.Api.Endpoints.AirQuality.Advice;

/// <summary>The health advice that goes with the UK index.</summary>
internal static class AdviceEndpoints
{
    public static void MapHealthAdvice(this IEndpointRouteBuilder api) =>
        api.MapGet("/air-quality/advice", Get)
            .WithTags("Air quality")
            .RequireAuthorization(Policies.Public)
            .WithName("getHealthAdvice")
            .WithSummary("Health advice for each band of the UK index")
            .WithDescription("The version that holds on a day, with its source and date. It is for the UK index of a reference instrument; beside an indicative one show it as such.");

    private static Results<Ok<AdviceDto>, ProblemHttpResult> Get(
        [Description("A day, in the council's time zone. Default: today.")] string? day,
        HealthAdvice advice,
        INetworkProvider networks,
        TimeProvider clock,
        IOptions<ApiOptions> options)
    {
        var errors = new RequestErrors();
        var now = clock.GetUtcNow();
        var wanted = QueryText.Date(day, "day", errors) ?? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, networks.Current.TimeZone).DateTime);
        return errors.Any
            ? errors.ToProblem()
            : TypedResults.Ok(new AdviceDto(now, options.Value.SimulatedTime, wanted, advice.InForceOn(wanted), [.. advice.Versions.Select(v => v.Id)]));
    }
}
