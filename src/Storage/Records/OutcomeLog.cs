using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Telemetry.Domain.AirQuality;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Journal;
using Telemetry.Domain.Network;
using Telemetry.Domain.Records;
using Telemetry.Domain.Storage;
using Telemetry.Domain.Waste;
using Telemetry.Storage.Records.Entities;

namespace Telemetry.Storage.Records;

/// <summary>The outcome log in the record store. Rows are only ever added; what stands is the last row of a key.</summary>
internal sealed class OutcomeLog(RecordsDatabase database, IOptions<RecordsOptions> options) : IOutcomeLog
{
    private static readonly AlertState?[] AlertStates = [.. Enum.GetValues<AlertState>().Select(s => (AlertState?)s)];

    public async Task<JournalPosition> ReadPositionAsync(string consumer, CancellationToken cancellation)
    {
        await using var context = await database.OpenAsync(cancellation);
        return new JournalPosition(await context.Positions.Where(p => p.Consumer == consumer).Select(p => p.Sequence).SingleOrDefaultAsync(cancellation));
    }

    public async Task<IReadOnlyList<LoggedOutcome<Outcome>>> CommitAsync(OutcomeCommit commit, CancellationToken cancellation)
    {
        await using var context = await database.OpenAsync(cancellation);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        var position = await context.Positions.SingleOrDefaultAsync(p => p.Consumer == commit.Consumer, cancellation);
        if (commit.Position.Sequence <= (position?.Sequence ?? 0))
        {
            return [];
        }

        position ??= context.Positions.Add(new PositionEntity { Consumer = commit.Consumer }).Entity;
        position.Sequence = commit.Position.Sequence;
        var logged = await AddOutcomesAsync(context, commit.Outcomes, commit.RecordedAt, commit.Evidence, cancellation);
        await AddForecastsAsync(context, commit.Forecasts, cancellation);
        await AddGapsAsync(context, commit.Gaps, cancellation);
        await context.SaveChangesAsync(cancellation);
        if (commit.DeadLetters.Count > 0)
        {
            var letters = commit.DeadLetters.Select(DeadLetterMapping.ToEntity).ToList();
            await DeadLetterBound.AddAsync(context, letters, options.Value, cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return logged;
    }

    public async Task<IReadOnlyList<LoggedOutcome<Decision>>> ReadStandingDecisionsAsync(DateOnly day, DateTimeOffset? knownAt, CancellationToken cancellation)
    {
        await using var context = await database.OpenAsync(cancellation);
        var rows = await Decisions(context).Where(o => o.Day == day && (knownAt == null || o.RecordedAt <= knownAt)).ToListAsync(cancellation);
        return [.. rows
            .GroupBy(o => o.Key).Select(key => key.MaxBy(o => o.Id)!).Where(o => !o.Withdrawn)
            .GroupBy(o => o.Route, StringComparer.Ordinal).Select(route => route.MaxBy(o => (o.Revision, o.EventTime, o.Id))!)
            .OrderBy(o => o.Route, StringComparer.Ordinal).Select(OutcomeMapping.ToLogged<Decision>)];
    }

    public async Task<IReadOnlyList<LoggedOutcome<Decision>>> ReadDecisionHistoryAsync(RouteId route, DateOnly day, CancellationToken cancellation)
    {
        await using var context = await database.OpenAsync(cancellation);
        var rows = await Decisions(context).Where(o => o.Day == day && o.Route == route.Value).OrderBy(o => o.Id).ToListAsync(cancellation);
        return rows.ConvertAll(OutcomeMapping.ToLogged<Decision>);
    }

    public async Task<IReadOnlyList<LoggedOutcome<Alert>>> ReadAlertsAsync(DateTimeOffset? since, CancellationToken cancellation)
    {
        await using var context = await database.OpenAsync(cancellation);
        var rows = await context.Outcomes.FromSqlRaw(OpenAlertsSql.Last).AsNoTracking().ToListAsync(cancellation);
        if (since is not null)
        {
            // Only an alert has a state: asked by it, and not by the kind, the index that has the times is used.
            var recent = context.Outcomes.AsNoTracking().Where(a => AlertStates.Contains(a.State) && a.EventTime >= since && !a.Withdrawn
                && !context.Outcomes.Any(later => later.Kind == OutcomeKind.Alert && later.Key == a.Key && later.Id > a.Id));
            rows = [.. rows.Concat(await recent.ToListAsync(cancellation)).DistinctBy(a => a.Id)];
        }

        return [.. rows.OrderBy(a => a.EventTime).ThenBy(a => a.Id).Select(OutcomeMapping.ToLogged<Alert>)];
    }

    public async Task<IReadOnlyList<LoggedOutcome<Alert>>> ReadOpenAlertsAsync(CancellationToken cancellation)
    {
        await using var context = await database.OpenAsync(cancellation);
        var rows = await context.Outcomes.FromSqlRaw(OpenAlertsSql.Episodes).AsNoTracking().ToListAsync(cancellation);
        return [.. rows.OrderBy(a => a.EventTime).ThenBy(a => a.Id).Select(OutcomeMapping.ToLogged<Alert>)];
    }

    public async Task<IReadOnlyList<LoggedOutcome<Alert>>> ReadAlertHistoryAsync(string rule, string subject, int limit, CancellationToken cancellation)
    {
        await using var context = await database.OpenAsync(cancellation);
        var rows = await context.Outcomes.AsNoTracking().Where(o => o.Kind == OutcomeKind.Alert && o.Rule == rule && o.Subject == subject)
            .OrderByDescending(o => o.Id).Take(limit).ToListAsync(cancellation);
        rows.Reverse();
        return rows.ConvertAll(OutcomeMapping.ToLogged<Alert>);
    }

    public async Task<IReadOnlyList<LoggedOutcome<Outcome>>> AppendAsync(DateTimeOffset recordedAt, IReadOnlyList<Outcome> outcomes, CancellationToken cancellation)
    {
        // The transaction takes the database's write lock at its begin, so ids are given to one writer at a time.
        await using var context = await database.OpenAsync(cancellation);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        var logged = await AddOutcomesAsync(context, outcomes, recordedAt, [], cancellation);
        await context.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return logged;
    }

    public async Task<IReadOnlyList<LoggedOutcome<OperatorAction>>> ReadActionsAsync(DateTimeOffset since, CancellationToken cancellation)
    {
        await using var context = await database.OpenAsync(cancellation);
        var rows = await context.Outcomes.AsNoTracking()
            .Where(o => o.Kind == OutcomeKind.OperatorAction && o.EventTime >= since).OrderBy(o => o.Id).ToListAsync(cancellation);
        return rows.ConvertAll(OutcomeMapping.ToLogged<OperatorAction>);
    }

    public async Task<IReadOnlyList<LoggedOutcome<BinEmptying>>> ReadLastEmptyingsAsync(CancellationToken cancellation)
    {
        await using var context = await database.OpenAsync(cancellation);

        // Once through them all: asked of each whether it is the last of its bin, a year's take a minute.
        var all = await Standing(context, OutcomeKind.BinEmptying).Select(e => new { e.Id, e.Subject, e.EventTime }).ToListAsync(cancellation);
        var last = all.GroupBy(e => e.Subject, StringComparer.Ordinal).Select(bin => bin.MaxBy(e => (e.EventTime, e.Id))!.Id).ToArray();
        var rows = await context.Outcomes.AsNoTracking().Where(o => last.Contains(o.Id)).OrderBy(o => o.Id).ToListAsync(cancellation);
        return rows.ConvertAll(OutcomeMapping.ToLogged<BinEmptying>);
    }

    public Task<IReadOnlyList<LoggedOutcome<RoadNight>>> ReadRoadNightsAsync(DateTimeOffset since, CancellationToken cancellation) =>
        ReadRememberedAsync<RoadNight>(OutcomeKind.RoadNight, since, cancellation);

    public Task<IReadOnlyList<LoggedOutcome<RoadForecastDay>>> ReadRoadForecastDaysAsync(DateTimeOffset since, CancellationToken cancellation) =>
        ReadRememberedAsync<RoadForecastDay>(OutcomeKind.RoadForecastDay, since, cancellation);

    public async Task<IReadOnlyList<LoggedOutcome<AirQualityIndex>>> ReadIndicesAsync(
        IndexScale scale, SiteId? site, IndexPeriod period, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation)
    {
        await using var context = await database.OpenAsync(cancellation);
        var indices = Standing(context, OutcomeMapping.KindOf(scale)).Where(i => i.Period == period && i.EventTime > from && i.EventTime <= to);
        if (site is { Value: var id })
        {
            indices = indices.Where(i => i.Site == id);
        }

        var rows = await indices.OrderBy(i => i.EventTime).ThenBy(i => i.Key).ToListAsync(cancellation);
        return rows.ConvertAll(OutcomeMapping.ToLogged<AirQualityIndex>);
    }

    public async Task<IReadOnlyList<LoggedOutcome<Outcome>>> ReadAfterAsync(long afterId, int limit, CancellationToken cancellation)
    {
        await using var context = await database.OpenAsync(cancellation);
        var rows = await context.Outcomes.AsNoTracking().Where(o => o.Id > afterId).OrderBy(o => o.Id).Take(limit).ToListAsync(cancellation);
        return rows.ConvertAll(OutcomeMapping.ToLogged<Outcome>);
    }

    public async Task<long> ReadLastIdAsync(CancellationToken cancellation)
    {
        await using var context = await database.OpenAsync(cancellation);
        return await ReadLastIdAsync(context, cancellation);
    }

    private async Task<IReadOnlyList<LoggedOutcome<T>>> ReadRememberedAsync<T>(OutcomeKind kind, DateTimeOffset since, CancellationToken cancellation)
        where T : Outcome
    {
        var rule = OutcomeMapping.RuleOf(kind);
        await using var context = await database.OpenAsync(cancellation);
        var rows = await Standing(context, kind).Where(o => o.Rule == rule && o.EventTime >= since).OrderBy(o => o.EventTime).ThenBy(o => o.Id).ToListAsync(cancellation);
        return rows.ConvertAll(OutcomeMapping.ToLogged<T>);
    }

    private static async Task<long> ReadLastIdAsync(TelemetryDbContext context, CancellationToken cancellation) =>
        await context.Outcomes.MaxAsync(o => (long?)o.Id, cancellation) ?? 0;

    private static IQueryable<OutcomeEntity> Decisions(TelemetryDbContext context) =>
        context.Outcomes.AsNoTracking().Where(o => o.Kind == OutcomeKind.Decision);

    /// <summary>The last row of every key, unless it is withdrawn.</summary>
    internal static IQueryable<OutcomeEntity> Standing(TelemetryDbContext context, OutcomeKind kind) =>
        context.Outcomes.AsNoTracking().Where(o => o.Kind == kind && !o.Withdrawn
            && !context.Outcomes.Any(later => later.Kind == kind && later.Key == o.Key && later.Id > o.Id));

    /// <summary>Ids are given here rather than by the database, so that they follow the order in which the rules gave the outcomes.</summary>
    internal static async Task<IReadOnlyList<LoggedOutcome<Outcome>>> AddOutcomesAsync(
        TelemetryDbContext context, IReadOnlyList<Outcome> outcomes, DateTimeOffset recordedAt, IReadOnlyList<DecisionEvidence> evidence, CancellationToken cancellation)
    {
        if (outcomes.Count == 0)
        {
            return [];
        }

        var id = await ReadLastIdAsync(context, cancellation);
        var rows = outcomes.Select(outcome => (Outcome: outcome, Row: OutcomeMapping.ToEntity(outcome, ++id, recordedAt))).ToList();
        context.Outcomes.AddRange(rows.Select(r => r.Row));
        await ChainAppend.AddAsync(context, rows, evidence, cancellation);
        return rows.ConvertAll(r => new LoggedOutcome<Outcome>(r.Row.Id, recordedAt, r.Outcome));
    }

    private static async Task AddForecastsAsync(TelemetryDbContext context, IReadOnlyList<Telemetry.Domain.Forecasts.ForecastIssue> issues, CancellationToken cancellation)
    {
        foreach (var issue in issues)
        {
            var row = ForecastMapping.ToEntity(issue);
            bool Same(ForecastEntity f) => f.Site == row.Site && f.IssuedAt == row.IssuedAt && f.Source == row.Source && f.Hash.AsSpan().SequenceEqual(row.Hash);
            var repeated = context.Forecasts.Local.Any(Same) || await context.Forecasts.AnyAsync(
                f => f.Site == row.Site && f.IssuedAt == row.IssuedAt && f.Source == row.Source && f.Hash == row.Hash, cancellation);
            if (!repeated)
            {
                context.Forecasts.Add(row);
            }
        }
    }

    private static async Task AddGapsAsync(TelemetryDbContext context, IReadOnlyList<PossibleGapRecord> gaps, CancellationToken cancellation)
    {
        foreach (var gap in gaps.DistinctBy(g => (g.At, g.Source)))
        {
            if (!await context.Gaps.AnyAsync(g => g.At == gap.At && g.Source == gap.Source, cancellation))
            {
                context.Gaps.Add(new GapEntity { At = gap.At, Source = gap.Source, Since = gap.Since, Reason = gap.Reason });
            }
        }
    }
}
