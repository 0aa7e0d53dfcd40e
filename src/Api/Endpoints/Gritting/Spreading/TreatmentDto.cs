namespace Telemetry.Api.Endpoints.Gritting.Spreading;

/// <summary>A treatment as reported, and how it differs from what stood for its route when it began. Also the data of a <c>treatment</c> event, there without the differences.</summary>
/// <param name="RecordId">Of the record; the id of its live event.</param>
/// <param name="Id">As given by who reported.</param>
/// <param name="Day">The decision day that its start lies in.</param>
/// <param name="StartedAt">UTC.</param>
/// <param name="EndedAt">UTC; null where it was not said.</param>
/// <param name="Material">dry-salt, pre-wet-salt, brine, grit or other.</param>
/// <param name="SpreadRateGPerM2">g/m²; null where it was not said.</param>
/// <param name="Tonnes">t; null where it was not said.</param>
/// <param name="ReportedAt">Host clock time, UTC.</param>
/// <param name="Key">Name of the key it came with; null where none was needed.</param>
/// <param name="Differences">In whole sentences; empty where what was reported is what stood. Nothing is judged by them. Null in a live event.</param>
internal sealed record TreatmentDto(
    long RecordId,
    string Id,
    string Route,
    DateOnly Day,
    DateTimeOffset StartedAt,
    DateTimeOffset? EndedAt,
    string Material,
    double? SpreadRateGPerM2,
    double? Tonnes,
    string? Vehicle,
    string? Operator,
    string? Note,
    DateTimeOffset ReportedAt,
    string? Key,
    IReadOnlyList<string>? Differences);
