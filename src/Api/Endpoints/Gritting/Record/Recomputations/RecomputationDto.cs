namespace Telemetry.Api.Endpoints.Gritting.Record.Recomputations;

/// <summary>A decision on record, and what comes out today of what was known then.</summary>
/// <param name="RecordId">Of the record that was computed again.</param>
/// <param name="DecidedAt">Event time, UTC.</param>
/// <param name="KnownAt">Readings that had been received by then, UTC: when it was recorded.</param>
/// <param name="RecordedRules">The rules' version that decided.</param>
/// <param name="RecomputedRules">The rules' version of this host. Where it is another, differences are the rules' too.</param>
/// <param name="Same">Action, rate, treatments, window, expected freeze, basis, matrix row and reasons are the same, and temperatures to 0.01 °C.</param>
/// <param name="Differences">What came out otherwise, by field.</param>
/// <param name="Readings">Readings that it was computed from.</param>
/// <param name="Forecasts">Forecast issues that it was computed from.</param>
internal sealed record RecomputationDto(
    long RecordId,
    string Route,
    DateOnly Day,
    int Revision,
    DateTimeOffset DecidedAt,
    DateTimeOffset KnownAt,
    string RecordedRules,
    string RecomputedRules,
    bool Same,
    IReadOnlyList<RecomputedFieldDto> Differences,
    int Readings,
    int Forecasts);
