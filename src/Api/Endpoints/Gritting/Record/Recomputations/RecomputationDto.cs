namespace Telemetry.Api.Endpoints.Gritting.Record.Recomputations;

/// <summary>A decision on record, and what comes out of its evidence today.</summary>
/// <param name="Entry">The record's entry that was computed again.</param>
/// <param name="DecidedAt">The minute it was concluded for, event time, UTC.</param>
/// <param name="RecordedAt">Host clock, UTC.</param>
/// <param name="RecordedRelease">The version of the program that recorded it.</param>
/// <param name="RecordedRules">The rules' version that decided.</param>
/// <param name="RecomputedRules">The rules' version of this host. Where it is another, differences are the rules'.</param>
/// <param name="Same">Revision, action, rate, treatments, window, expected freeze and minimum, basis, probability of ice, confidence, matrix row and reasons are the same, and temperatures to 0.01 °C.</param>
/// <param name="Differences">What came out otherwise, by field.</param>
/// <param name="Readings">Readings that it was computed from.</param>
/// <param name="Evidence">What it was computed from, each piece as its hash says.</param>
internal sealed record RecomputationDto(
    long Entry,
    string Route,
    DateOnly Day,
    int Revision,
    DateTimeOffset DecidedAt,
    DateTimeOffset RecordedAt,
    string RecordedRelease,
    string RecordedRules,
    string RecomputedRules,
    bool Same,
    IReadOnlyList<RecomputedFieldDto> Differences,
    int Readings,
    IReadOnlyList<EvidencePieceDto> Evidence);
