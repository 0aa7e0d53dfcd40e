using System.Text.Json.Serialization;

namespace Telemetry.Api.Endpoints.Gritting.Spreading;

/// <summary>A treatment as reported. The names are those of the CSV's columns.</summary>
/// <param name="Id">1 to 64 of letters, digits, '-', '_' and '.', given by who reports: the same report sent again is the same.</param>
/// <param name="Route">Route id.</param>
/// <param name="StartedAt">When spreading began (RFC 3339 with zone).</param>
/// <param name="EndedAt">When it ended.</param>
/// <param name="Material">dry-salt, pre-wet-salt, brine, grit or other.</param>
/// <param name="SpreadRate">g/m², 0 to 100.</param>
/// <param name="Tonnes">t of the material in all, 0 to 200.</param>
/// <param name="Vehicle">At most 100 characters.</param>
/// <param name="Operator">Who drove, at most 100 characters.</param>
/// <param name="Note">At most 500 characters.</param>
internal sealed record TreatmentPostDto(
    [property: JsonPropertyName("id")] string? Id = null,
    [property: JsonPropertyName("route")] string? Route = null,
    [property: JsonPropertyName("started_at")] string? StartedAt = null,
    [property: JsonPropertyName("ended_at")] string? EndedAt = null,
    [property: JsonPropertyName("material")] string? Material = null,
    [property: JsonPropertyName("spread_rate_g_m2")] double? SpreadRate = null,
    [property: JsonPropertyName("tonnes")] double? Tonnes = null,
    [property: JsonPropertyName("vehicle")] string? Vehicle = null,
    [property: JsonPropertyName("operator")] string? Operator = null,
    [property: JsonPropertyName("note")] string? Note = null);
