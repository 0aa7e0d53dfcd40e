using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Telemetry.Api.Endpoints.AirQuality.Sites;
using Telemetry.Api.Endpoints.Requests;
using Telemetry.Api.Security;
using Telemetry.Domain.Network;
using Telemetry.Domain.Storage;
using Telemetry.Rules.AirQuality.Objectives;

namespace Telemetry.Api.Endpoints.AirQuality.Exceedances;

/// <summary>Exceedances so far in a calendar year.</summary>
internal static class ExceedanceEndpoints
{
    private const int FirstYear = 1990;

    private const string Comparison =
        "Means are kept unrounded. One exceeds a level when it is more than 0.5 ug/m3 above it, so 200.5 does not exceed 200 and 200.51 does, as Defra counts. countUnrounded is of all that are above the level, as openair counts.";

    public static void MapExceedances(this IEndpointRouteBuilder api) =>
        api.MapGet("/air-quality/exceedances", GetAsync)
            .WithTags("Air quality")
            .RequireAuthorization(Policies.Public)
            .WithRequestTimeout(ApiTimeouts.Stream)
            .WithName("getAirQualityExceedances")
            .WithSummary("Exceedances and means of a calendar year so far")
            .WithDescription("From stored readings with the flags they now have, for each instrument by itself. Data capture is told with every number, and what was measured too little is insufficient data, never compliance. Of one site, or of all: then at most as many instruments as `Telemetry:Api:MaxSensors`.");

    private static async Task<Results<Ok<ExceedancesDto>, ProblemHttpResult>> GetAsync(
        [Description("Site id. Default: every site that measures air quality. One that measures none gives an empty answer.")] string? site,
        [Description("Calendar year in GMT. Default: this one.")] string? year,
        INetworkProvider networks,
        ITimeSeriesStore store,
        TimeProvider clock,
        IOptions<ApiOptions> options,
        CancellationToken cancellation)
    {
        var errors = new RequestErrors();
        var network = networks.Current;
        var now = clock.GetUtcNow();
        var place = QueryText.Site(site, network, errors);
        var wanted = QueryText.Number(year, "year", FirstYear, now.Year, now.Year, errors);
        List<Site> sites = [.. network.Sites.Where(s => (place is null || s.Id == place) && AirSiteReader.Measures(network, s)).OrderBy(s => s.Id)];
        var sensors = sites.Sum(s => network.SensorsAt(s.Id).Count());
        if (sensors > options.Value.MaxSensors)
        {
            errors.Add("site", string.Create(CultureInfo.InvariantCulture, $"is required: all sites together have {sensors} sensors and at most {options.Value.MaxSensors} are counted at once"));
        }

        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var soFar = CalendarYear.AsOf(wanted, now)!.Value;
        var reader = new ExceedanceReader(store, network, soFar);
        List<ExceedanceSiteDto> counted = [];
        foreach (var of in sites)
        {
            counted.Add(await reader.ReadAsync(of, cancellation));
        }

        return TypedResults.Ok(new ExceedancesDto(
            now, options.Value.SimulatedTime, wanted, soFar.Start, soFar.Until, soFar.IsOver, Comparison, YearOfPollutant.CaptureOfYear, counted));
    }
}
