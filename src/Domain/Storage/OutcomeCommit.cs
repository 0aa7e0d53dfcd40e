using Telemetry.Domain.Decisions;
using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Journal;
using Telemetry.Domain.Records;

namespace Telemetry.Domain.Storage;

/// <summary>What a consumer of the journal hands to the record store in one transaction with its position.</summary>
/// <param name="Outcomes">In the order the rules gave them.</param>
/// <param name="Forecasts">Forecast issues met on the way.</param>
/// <param name="DeadLetters">Rejected or undecodable messages met on the way.</param>
/// <param name="Gaps">Possible gaps met on the way.</param>
public sealed record OutcomeCommit(
    string Consumer,
    JournalPosition Position,
    DateTimeOffset RecordedAt,
    IReadOnlyList<Outcome> Outcomes,
    IReadOnlyList<ForecastIssue> Forecasts,
    IReadOnlyList<DeadLetter> DeadLetters,
    IReadOnlyList<PossibleGapRecord> Gaps)
{
    /// <summary>What decisions among the outcomes were made of.</summary>
    public IReadOnlyList<DecisionEvidence> Evidence { get; init; } = [];
}
