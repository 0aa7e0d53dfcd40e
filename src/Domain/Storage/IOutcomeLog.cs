using Telemetry.Domain.AirQuality;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Journal;
using Telemetry.Domain.Network;
using Telemetry.Domain.Waste;

namespace Telemetry.Domain.Storage;

/// <summary>Everything the rules ever concluded, appended in one transaction with the position it rests on, and how to ask for it.</summary>
public interface IOutcomeLog
{
    Task<JournalPosition> ReadPositionAsync(string consumer, CancellationToken cancellation);

    /// <summary>Commits outcomes, forecasts, dead letters, gaps and the position together. Gives the outcomes with their ids.</summary>
    Task<IReadOnlyList<LoggedOutcome<Outcome>>> CommitAsync(OutcomeCommit commit, CancellationToken cancellation);

    /// <summary>The standing (newest, not withdrawn) revision of each route's decision for a day, as last assessed.</summary>
    Task<IReadOnlyList<LoggedOutcome<Decision>>> ReadStandingDecisionsAsync(DateOnly day, DateTimeOffset? knownAt, CancellationToken cancellation);

    /// <summary>Every record of a route's decision for a day, corrections and withdrawals included, by id.</summary>
    Task<IReadOnlyList<LoggedOutcome<Decision>>> ReadDecisionHistoryAsync(RouteId route, DateOnly day, CancellationToken cancellation);

    /// <summary>Appends what did not come from the journal: what people did. Gives the outcomes with their ids.</summary>
    Task<IReadOnlyList<LoggedOutcome<Outcome>>> AppendAsync(DateTimeOffset recordedAt, IReadOnlyList<Outcome> outcomes, CancellationToken cancellation);

    /// <summary>What people did at or after <paramref name="since"/>, oldest first.</summary>
    Task<IReadOnlyList<LoggedOutcome<OperatorAction>>> ReadActionsAsync(DateTimeOffset since, CancellationToken cancellation);

    /// <summary>The last transition of each alert that is open, and, with <paramref name="since"/>, all transitions from then on.</summary>
    Task<IReadOnlyList<LoggedOutcome<Alert>>> ReadAlertsAsync(DateTimeOffset? since, CancellationToken cancellation);

    /// <summary>Of each alert that is open, its transitions from the end of the episode before on, by event time: enough to tell its own episode from that one.</summary>
    Task<IReadOnlyList<LoggedOutcome<Alert>>> ReadOpenAlertsAsync(CancellationToken cancellation);

    /// <summary>Every record of a rule's alert about a subject, corrections and withdrawals included: the newest <paramref name="limit"/>, by id.</summary>
    Task<IReadOnlyList<LoggedOutcome<Alert>>> ReadAlertHistoryAsync(string rule, string subject, int limit, CancellationToken cancellation);

    /// <summary>The last emptying of each bin that has one.</summary>
    Task<IReadOnlyList<LoggedOutcome<BinEmptying>>> ReadLastEmptyingsAsync(CancellationToken cancellation);

    /// <summary>The nights of every road sensor concluded at or after <paramref name="since"/>, oldest first.</summary>
    Task<IReadOnlyList<LoggedOutcome<RoadNight>>> ReadRoadNightsAsync(DateTimeOffset since, CancellationToken cancellation);

    /// <summary>What was foreseen of every road station's road on each day concluded at or after <paramref name="since"/>, oldest first.</summary>
    Task<IReadOnlyList<LoggedOutcome<RoadForecastDay>>> ReadRoadForecastDaysAsync(DateTimeOffset since, CancellationToken cancellation);

    /// <summary>Indices of one scale with <c>Ending</c> in (from, to], as they stand now.</summary>
    Task<IReadOnlyList<LoggedOutcome<AirQualityIndex>>> ReadIndicesAsync(
        IndexScale scale, SiteId? site, IndexPeriod period, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation);

    /// <summary>Outcomes of any kind with an id above <paramref name="afterId"/>, oldest first, for resuming a live stream.</summary>
    Task<IReadOnlyList<LoggedOutcome<Outcome>>> ReadAfterAsync(long afterId, int limit, CancellationToken cancellation);

    /// <summary>The id of the newest outcome; 0 when there is none. A live stream that asks for nothing older begins here.</summary>
    Task<long> ReadLastIdAsync(CancellationToken cancellation);
}
