using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Telemetry.Api.Endpoints.Requests;
using Telemetry.Api.Security;
using Telemetry.Domain.Live;
using Telemetry.Domain.Network;

namespace Telemetry.Api.Endpoints.Latest;

/// <summary>The newest reading of every series.</summary>
internal static class LatestEndpoints
{
    // Versions count from the start of the process: a tag of another run must never match.
    private static readonly string Run = Guid.NewGuid().ToString("N")[..8];

    public static void MapLatest(this IEndpointRouteBuilder api) =>
        api.MapGet("/latest", Get)
            .WithTags("Readings")
            .RequireAuthorization(Policies.Analyst)
            .WithName("getLatest")
            .WithSummary("The newest reading of every series, by event time")
            .WithDescription("From memory, so it is there before the store has it. After `staleAfter` (three nominal intervals) the sensor is silent: show it as stale. Supports If-None-Match.")
            .Produces<LatestDto>()
            .Produces(StatusCodes.Status304NotModified);

    private static Results<LatestAnswer, StatusCodeHttpResult, ProblemHttpResult> Get(
        HttpContext context,
        [Description("Site id.")] string? site,
        [Description("Sensor ids, repeated or with commas.")] string[]? sensor,
        [Description("Quantity names, repeated or with commas.")] string[]? quantity,
        INetworkProvider networks,
        ILatestReadings latest,
        IOptions<ApiOptions> options)
    {
        var errors = new RequestErrors();
        var network = networks.Current;
        var place = QueryText.Site(site, network, errors);
        var quantities = QueryText.Quantities(quantity, errors);
        HashSet<string> sensors = [];
        foreach (var name in QueryText.Names(sensor))
        {
            sensors.Add(name);
            if (network.FindSensor(new SensorId(name)) is null)
            {
                errors.Add("sensor", $"'{QueryText.Short(name)}' is no sensor of the network");
            }
        }

        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var tag = string.Create(CultureInfo.InvariantCulture, $"W/\"{Run}-{latest.Version}\"");
        return EntityTag.IsKnown(context, tag)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : new LatestAnswer(latest, network, place, sensors, quantities.ToHashSet(), options.Value.SimulatedTime);
    }
}
