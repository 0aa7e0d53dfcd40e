using Telemetry.Domain.AirQuality;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Journal;
using Telemetry.Domain.Network;
using Telemetry.Domain.Storage;
using Telemetry.Domain.Waste;

namespace Telemetry.Tests.Integration.Api.Doubles;

/// <summary>The outcome log in memory, with the meaning that the port gives it.</summary>
internal sealed class MemoryOutcomeLog : IOutcomeLog, IGapLog, IBinLog, ITreatmentLog
{
    private readonly Lock _lock = new();
    private readonly List<LoggedOutcome<Outcome>> _all = [];

    /// <summary>Thrown by every read while set: the store is away.</summary>
    public Exception? Failure { get; set; }

    public IReadOnlyList<LoggedOutcome<Outcome>> Add(DateTimeOffset recordedAt, params Outcome[] outcomes)
    {
        lock (_lock)
        {
            List<LoggedOutcome<Outcome>> added = [];
            foreach (var outcome in outcomes)
            {
                added.Add(new LoggedOutcome<Outcome>(_all.Count + added.Count + 1, recordedAt, outcome));
            }

            _all.AddRange(added);
            return added;
        }
    }

    public Task<JournalPosition> ReadPositionAsync(string consumer, CancellationToken cancellation) => Task.FromResult(JournalPosition.Start);

    public Task<IReadOnlyList<LoggedOutcome<Outcome>>> CommitAsync(OutcomeCommit commit, CancellationToken cancellation) =>
        Task.FromResult(Add(commit.RecordedAt, [.. commit.Outcomes]));

    public Task<IReadOnlyList<LoggedOutcome<Decision>>> ReadStandingDecisionsAsync(DateOnly day, DateTimeOffset? knownAt, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<LoggedOutcome<Decision>>>(
        [
            .. Of<Decision>().Where(d => d.Outcome.Day == day && !(d.RecordedAt > knownAt))
                .GroupBy(d => d.Outcome.Key).Select(g => g.MaxBy(d => d.Id)!)
                .Where(d => !d.Outcome.Withdrawn)
                .GroupBy(d => d.Outcome.Route).Select(g => g.MaxBy(d => (d.Outcome.Revision, d.Outcome.EventTime, d.Id))!),
        ]);

    public Task<IReadOnlyList<LoggedOutcome<Decision>>> ReadDecisionHistoryAsync(RouteId route, DateOnly day, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<LoggedOutcome<Decision>>>([.. Of<Decision>().Where(d => d.Outcome.Route == route && d.Outcome.Day == day)]);

    public Task<IReadOnlyList<LoggedOutcome<Alert>>> ReadAlertsAsync(DateTimeOffset? since, CancellationToken cancellation)
    {
        var standing = Of<Alert>().GroupBy(a => (a.Outcome.Rule, a.Outcome.Subject)).Select(g => g.MaxBy(a => a.Outcome.At)!)
            .Where(a => a.Outcome.State.IsOpen()).Select(a => a.Id).ToHashSet();
        return Task.FromResult<IReadOnlyList<LoggedOutcome<Alert>>>([.. Of<Alert>().Where(a => standing.Contains(a.Id) || a.Outcome.At >= since)]);
    }

    public Task<IReadOnlyList<LoggedOutcome<Outcome>>> AppendAsync(DateTimeOffset recordedAt, IReadOnlyList<Outcome> outcomes, CancellationToken cancellation) =>
        Task.FromResult(Add(recordedAt, [.. outcomes]));

    public Task<IReadOnlyList<LoggedOutcome<OperatorAction>>> ReadActionsAsync(DateTimeOffset since, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<LoggedOutcome<OperatorAction>>>([.. Of<OperatorAction>().Where(a => a.Outcome.At >= since)]);

    public Task<IReadOnlyList<LoggedOutcome<Alert>>> ReadOpenAlertsAsync(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<LoggedOutcome<Alert>>>([.. Of<Alert>().GroupBy(a => a.Outcome.Key).Select(g => g.MaxBy(a => a.Id)!).Where(a => !a.Outcome.Withdrawn)
            .GroupBy(a => (a.Outcome.Rule, a.Outcome.Subject)).Where(g => g.MaxBy(a => (a.Outcome.At, a.Id))!.Outcome.State.IsOpen()).SelectMany(g => g).OrderBy(a => a.Outcome.At)]);

    public Task<IReadOnlyList<LoggedOutcome<Alert>>> ReadAlertHistoryAsync(string rule, string subject, int limit, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<LoggedOutcome<Alert>>>([.. Of<Alert>().Where(a => a.Outcome.Rule == rule && a.Outcome.Subject == subject).TakeLast(limit)]);

    public Task<IReadOnlyList<LoggedOutcome<BinEmptying>>> ReadLastEmptyingsAsync(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<LoggedOutcome<BinEmptying>>>([.. Of<BinEmptying>().GroupBy(e => e.Outcome.Bin).Select(g => g.MaxBy(e => e.Outcome.EmptiedAt)!)]);

    public Task<IReadOnlyList<LoggedOutcome<RoadForecastDay>>> ReadRoadForecastDaysAsync(DateTimeOffset since, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<LoggedOutcome<RoadForecastDay>>>([.. Of<RoadForecastDay>().Where(d => d.Outcome.ConcludedAt >= since)]);

    public Task<IReadOnlyList<LoggedOutcome<RoadNight>>> ReadRoadNightsAsync(DateTimeOffset since, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<LoggedOutcome<RoadNight>>>([.. Of<RoadNight>().Where(n => n.Outcome.ConcludedAt >= since)]);

    public Task<ILookup<BinId, LoggedOutcome<BinFill>>> ReadNewestFillsAsync(IReadOnlyCollection<BinId> bins, int limit, CancellationToken cancellation) =>
        Task.FromResult(Of<BinFill>().Where(f => bins.Contains(f.Outcome.Bin)).OrderByDescending(f => f.Outcome.ObservedAt)
            .GroupBy(f => f.Outcome.Bin).SelectMany(g => g.Take(limit)).ToLookup(f => f.Outcome.Bin));

    public Task<IReadOnlyList<LoggedOutcome<BinFill>>> ReadFillsAsync(BinId bin, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<LoggedOutcome<BinFill>>>(
            [.. Of<BinFill>().Where(f => f.Outcome.Bin == bin && f.Outcome.ObservedAt > from && f.Outcome.ObservedAt <= to)]);

    public Task<IReadOnlyList<LoggedOutcome<BinEmptying>>> ReadEmptyingsAsync(BinId bin, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<LoggedOutcome<BinEmptying>>>(
            [.. Of<BinEmptying>().Where(e => e.Outcome.Bin == bin && e.Outcome.EmptiedAt > from && e.Outcome.EmptiedAt <= to)]);

    public Task<IReadOnlyList<LoggedOutcome<AirQualityIndex>>> ReadIndicesAsync(
        IndexScale scale, SiteId? site, IndexPeriod period, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<LoggedOutcome<AirQualityIndex>>>(
        [
            .. Of<AirQualityIndex>().Where(i =>
                i.Outcome.Scale == scale && (site is null || i.Outcome.Site == site) && i.Outcome.Period == period && i.Outcome.Ending > from && i.Outcome.Ending <= to),
        ]);

    public Task<IReadOnlyList<LoggedOutcome<Outcome>>> ReadAfterAsync(long afterId, int limit, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<LoggedOutcome<Outcome>>>([.. Of<Outcome>().Where(o => o.Id > afterId).Take(limit)]);

    public Task<long> ReadLastIdAsync(CancellationToken cancellation) => Task.FromResult((long)Of<Outcome>().Count);

    public Task<TreatmentReceipt> AddAsync(DateTimeOffset recordedAt, IReadOnlyList<TreatmentReport> reports, CancellationToken cancellation)
    {
        var known = Of<TreatmentReport>().ToDictionary(t => t.Outcome.Id, t => t.Outcome);
        string[] conflicting = [.. reports.Where(r => known.TryGetValue(r.Id, out var before) && !r.SaysTheSameAs(before)).Select(r => r.Id)];
        return Task.FromResult(conflicting.Length > 0
            ? new TreatmentReceipt([], [], conflicting)
            : new TreatmentReceipt(
                Add(recordedAt, [.. reports.Where(r => !known.ContainsKey(r.Id))]), [.. reports.Where(r => known.ContainsKey(r.Id)).Select(r => r.Id)], []));
    }

    public Task<IReadOnlyList<LoggedOutcome<TreatmentReport>>> ReadAsync(DateOnly day, RouteId? route, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<LoggedOutcome<TreatmentReport>>>(
            [.. Of<TreatmentReport>().Where(t => t.Outcome.Day == day && (route is null || t.Outcome.Route == route)).OrderBy(t => t.Outcome.StartedAt)]);

    public Task<IReadOnlyList<LoggedOutcome<TreatmentReport>>> ReadAfterAsync(long afterId, DateOnly from, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<LoggedOutcome<TreatmentReport>>>([.. Of<TreatmentReport>().Where(t => t.Id > afterId && t.Outcome.Day >= from).OrderBy(t => t.Id)]);

    private List<LoggedOutcome<T>> Of<T>()
        where T : Outcome
    {
        if (Failure is not null)
        {
            throw Failure;
        }

        lock (_lock)
        {
            return [.. _all.Where(o => o.Outcome is T).Select(o => new LoggedOutcome<T>(o.Id, o.RecordedAt, (T)o.Outcome))];
        }
    }

    public Task<IReadOnlyList<PossibleGapRecord>> ReadGapsAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<PossibleGapRecord>>([]);
}
