namespace Telemetry.Api.Endpoints.Gritting.Record.Claims;

/// <summary>What a decision knew of one series.</summary>
/// <param name="Unit">UCUM.</param>
/// <param name="Readings">How many readings of it were in the decision's hands.</param>
/// <param name="Suspect">Those of them that were suspect then.</param>
/// <param name="Failed">Those of them that had failed their checks then; no rule sees their values.</param>
/// <param name="NewestAt">When the newest was observed, UTC; null when there was none.</param>
/// <param name="NewestValue">Null where it had failed.</param>
/// <param name="NewestFlag">pass, suspect or fail, as it stood then.</param>
/// <param name="NewestReceivedAt">When it came, UTC.</param>
internal sealed record ClaimSeriesDto(
    string Site,
    string Sensor,
    string Quantity,
    string Unit,
    int Readings,
    int Suspect,
    int Failed,
    DateTimeOffset? NewestAt,
    double? NewestValue,
    string? NewestFlag,
    DateTimeOffset? NewestReceivedAt);
