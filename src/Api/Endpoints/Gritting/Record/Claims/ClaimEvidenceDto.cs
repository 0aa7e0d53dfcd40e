using Telemetry.Api.Endpoints.Gritting.Record.Recomputations;

namespace Telemetry.Api.Endpoints.Gritting.Record.Claims;

/// <summary>What one revision was decided from, as known then, read from the evidence that the record's hashes cover.</summary>
/// <param name="Entry">The record's entry.</param>
/// <param name="Trouble">What is wrong with the evidence, in a sentence; null when it is whole. The rest is then empty.</param>
/// <param name="At">The minute that was concluded, UTC.</param>
/// <param name="RuleVersion">Of the rules that decided.</param>
/// <param name="Pieces">Every piece with its hash; the root first.</param>
/// <param name="Policy">Hash of the settings piece; its settings stand in the file's policies.</param>
/// <param name="Series">What it knew of each series.</param>
/// <param name="Forecasts">The forecast it had of each station; none where there was none.</param>
internal sealed record ClaimEvidenceDto(
    long Entry,
    int? Revision,
    string? Trouble,
    DateTimeOffset? At,
    string? RuleVersion,
    IReadOnlyList<EvidencePieceDto> Pieces,
    string? Policy,
    IReadOnlyList<ClaimSeriesDto> Series,
    IReadOnlyList<ClaimIssueDto> Forecasts);
