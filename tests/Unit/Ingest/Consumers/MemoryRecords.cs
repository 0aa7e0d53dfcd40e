using Telemetry.Domain.AirQuality;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Journal;
using Telemetry.Domain.Network;
using Telemetry.Domain.Storage;
using Telemetry.Domain.Waste;

namespace Telemetry.Tests.Unit.Ingest.Consumers;

/// <summary>Outcomes and forecasts in memory, with the rules' position; or away.</summary>
internal sealed class MemoryRecords : IOutcomeLog, IForecastStore, ITreatmentLog
{
    private readonly Lock _gate = new();
    private readonly List<OutcomeCommit> _commits = [];

    public volatile bool Away;

    public JournalPosition Position { get; private set; }

    public IReadOnlyList<OutcomeCommit> Commits
    {
        get
        {
            lock (_gate)
            {
                return [.. _commits];
            }
        }
    }

    /// <summary>What was reported as spread, in the order of the reports.</summary>
    public System.Collections.Concurrent.ConcurrentQueue<TreatmentReport> Reports { get; } = new();

    public IReadOnlyList<Outcome> Outcomes => [.. Commits.SelectMany(c => c.Outcomes)];

    /// <summary>The last outcome of each key that is not withdrawn.</summary>
    public IReadOnlyList<Outcome> Standing =>
        [.. Outcomes.GroupBy(o => (o.GetType(), o.Key)).Select(g => g.Last()).Where(o => !o.Withdrawn).OrderBy(o => o.EventTime).ThenBy(o => o.Key, StringComparer.Ordinal)];

    public Task<JournalPosition> ReadPositionAsync(string consumer, CancellationToken cancellation) => Task.FromResult(Position);

    public Task<IReadOnlyList<LoggedOutcome<Outcome>>> CommitAsync(OutcomeCommit commit, CancellationToken cancellation)
    {
        if (Away)
        {
            throw new IOException("the record store is away");
        }

        lock (_gate)
        {
            _commits.Add(commit);
            Position = commit.Position;
        }

        return Task.FromResult<IReadOnlyList<LoggedOutcome<Outcome>>>([.. commit.Outcomes.Select((o, i) => new LoggedOutcome<Outcome>(i, commit.RecordedAt, o))]);
    }

    public Task<IReadOnlyList<LoggedOutcome<Decision>>> ReadStandingDecisionsAsync(DateOnly day, DateTimeOffset? knownAt, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<LoggedOutcome<Decision>>>([.. Standing.OfType<Decision>().Where(d => d.Day == day)
            .GroupBy(d => d.Route).Select(r => r.MaxBy(d => (d.Revision, d.EventTime))!).Select(d => new LoggedOutcome<Decision>(0, default, d))]);

    public Task<IReadOnlyList<LoggedOutcome<Alert>>> ReadAlertsAsync(DateTimeOffset? since, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<LoggedOutcome<Alert>>>([.. Standing.OfType<Alert>().GroupBy(a => (a.Rule, a.Subject))
            .Select(g => g.MaxBy(a => a.At)!).Where(a => a.State.IsOpen()).Select(a => new LoggedOutcome<Alert>(0, default, a))]);

    public Task<IReadOnlyList<LoggedOutcome<Alert>>> ReadOpenAlertsAsync(CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<LoggedOutcome<Alert>>> ReadAlertHistoryAsync(string rule, string subject, int limit, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<LoggedOutcome<BinEmptying>>> ReadLastEmptyingsAsync(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<LoggedOutcome<BinEmptying>>>([.. Standing.OfType<BinEmptying>().GroupBy(e => e.Bin)
            .Select(g => new LoggedOutcome<BinEmptying>(0, default, g.MaxBy(e => e.EmptiedAt)!))]);

    public Task<IReadOnlyList<LoggedOutcome<RoadForecastDay>>> ReadRoadForecastDaysAsync(DateTimeOffset since, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<LoggedOutcome<RoadForecastDay>>>(
            [.. Standing.OfType<RoadForecastDay>().Where(d => d.ConcludedAt >= since).Select(d => new LoggedOutcome<RoadForecastDay>(0, default, d))]);

    public Task<IReadOnlyList<LoggedOutcome<RoadNight>>> ReadRoadNightsAsync(DateTimeOffset since, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<LoggedOutcome<RoadNight>>>(
            [.. Standing.OfType<RoadNight>().Where(n => n.ConcludedAt >= since).Select(n => new LoggedOutcome<RoadNight>(0, default, n))]);

    public Task<IReadOnlyList<LoggedOutcome<Outcome>>> AppendAsync(DateTimeOffset recordedAt, IReadOnlyList<Outcome> outcomes, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<LoggedOutcome<OperatorAction>>> ReadActionsAsync(DateTimeOffset since, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<ForecastIssue?> ReadLatestAsync(SiteId site, DateTimeOffset? knownAt, CancellationToken cancellation) =>
        Task.FromResult(Commits.SelectMany(c => c.Forecasts).LastOrDefault(f => f.Site == site));

    public Task<IReadOnlyList<LoggedOutcome<Decision>>> ReadDecisionHistoryAsync(RouteId route, DateOnly day, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<LoggedOutcome<AirQualityIndex>>> ReadIndicesAsync(
        IndexScale scale, SiteId? site, IndexPeriod period, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<LoggedOutcome<Outcome>>> ReadAfterAsync(long afterId, int limit, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<TreatmentReceipt> AddAsync(DateTimeOffset recordedAt, IReadOnlyList<TreatmentReport> reports, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<LoggedOutcome<TreatmentReport>>> ReadAfterAsync(long afterId, DateOnly from, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<LoggedOutcome<TreatmentReport>>>([.. Reports.Select((t, i) => new LoggedOutcome<TreatmentReport>(i + 1, t.ReportedAt, t)).Where(t => t.Id > afterId && t.Outcome.Day >= from)]);

    public Task<IReadOnlyList<LoggedOutcome<TreatmentReport>>> ReadAsync(DateOnly day, RouteId? route, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<long> ReadLastIdAsync(CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<DateTimeOffset>> ReadIssueTimesAsync(SiteId site, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<ForecastIssue?> ReadAsync(SiteId site, DateTimeOffset issuedAt, CancellationToken cancellation) => throw new NotSupportedException();
}
