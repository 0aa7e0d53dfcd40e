using Microsoft.OpenApi;

namespace Telemetry.Api.OpenApi;

/// <summary>The groups of the API's description, in the order in which a reader needs them.</summary>
internal static class ApiTags
{
    private static readonly (string Name, string Description)[] All =
    [
        ("Gritting", "Tonight's decision of each route, its history, what-if assessments, acknowledgements."),
        ("Open data", "When roads were treated, and why, for everybody."),
        ("Alerts", "What stands, what was, on what it rests, and what people did about it."),
        ("Call-outs", "What was sent to whom, and a test of the ways to send it."),
        ("Readings", "Measured series: latest, raw, averaged, as JSON or CSV."),
        ("Air quality", "Indices, exceedances and health advice."),
        ("Bins", "Waste containers: fill, emptyings, what to collect."),
        ("Forecasts", "Hourly site forecasts, each issue kept."),
        ("Network", "What the council has in the field: sites, sensors, gateways, routes, bins."),
        ("Events", "Everything concluded, live, by server-sent events."),
        ("Ledger", "Where every received reading went."),
        ("Dead letters", "Messages that were refused, with the reason and the payload."),
        ("System", "How the host is doing, stage by stage."),
        ("Session", "Who the key says you are."),
    ];

    /// <summary>Those that the operations use.</summary>
    public static HashSet<OpenApiTag> Of(OpenApiDocument document)
    {
        var used = document.Paths.Values.SelectMany(p => p.Operations?.Values.AsEnumerable() ?? [])
            .SelectMany(o => o.Tags?.Select(t => t.Name) ?? []).ToHashSet(StringComparer.Ordinal);
        var tags = All.Where(t => used.Remove(t.Name)).Select(t => new OpenApiTag { Name = t.Name, Description = t.Description }).ToHashSet();

        // One that has no row above is listed without words, and the linter says so.
        tags.UnionWith(used.Select(name => new OpenApiTag { Name = name }));
        return tags;
    }
}
