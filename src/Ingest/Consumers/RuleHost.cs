using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Telemetry.Domain.Journal;
using Telemetry.Domain.Live;
using Telemetry.Domain.Network;
using Telemetry.Domain.Storage;
using Telemetry.Rules.Engine;
using Telemetry.Rules.EventTime;
using Telemetry.Rules.Waste;
using Telemetry.Rules.Winter;
using Telemetry.Rules.Winter.RoadSurface;
using Telemetry.Rules.QualityControl;

namespace Telemetry.Ingest.Consumers;

/// <summary>
/// Feeds the rules from the journal and commits what they conclude, with forecasts, dead letters and gaps met on the way and
/// the position, in one transaction. After a start it warms the rules with the journal's recent past, silently.
/// </summary>
internal sealed partial class RuleHost(
    IJournal journal,
    IOutcomeLog log,
    IForecastStore forecasts,
    ITreatmentLog treatments,
    INetworkProvider networks,
    RuleSet rules,
    LatestReadings latest,
    ILiveFeed feed,
    ConsumerStatuses statuses,
    IOptions<ConsumerOptions> options,
    IOptions<RuleEngineOptions> engineOptions,
    IOptions<QualityControlOptions> quality,
    TimeProvider clock,
    ILogger<RuleHost> logger) : BackgroundService
{
    /// <summary>Minutes worked through before a commit: what a host that is killed while it catches up does again.</summary>
    private const int MostTicks = 60;

    /// <summary>What decisions were made of is committed before more of it waits, B.</summary>
    private const long MostEvidence = 32 * 1024 * 1024;

    /// <summary>
    /// A position that was passed with nothing to record is recorded with the minute's tick; without one, as in a journal that is full, by
    /// itself after this, or the records before it would be held from deletion for ever and no tick could ever come.
    /// </summary>
    private static readonly TimeSpan CommitWithoutTick = TimeSpan.FromSeconds(90);

    /// <summary>What the gritting rule decides by; null where it does not run, and no evidence is kept.</summary>
    private GrittingPolicyOptions? Policy => rules.Decisions.OfType<GrittingDecisionRule>().FirstOrDefault()?.Policy;

    private readonly ReportedTreatments _treatments = new(treatments, clock);
    private readonly ConsumerStatus _status = statuses.Rules;
    private readonly RetryDelay _retry = new(options.Value.MaxRetryDelay, Random.Shared);
    private CityNetwork? _judged;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        new ConsumerLoop(_status, _retry, clock, (trouble, delay, error) => RecordsAway(logger, trouble, delay, error))
            .RunAsync(FollowAsync, stoppingToken);

    private async Task FollowAsync(CancellationToken cancellation)
    {
        _status.Warming();
        var network = networks.Current;
        Judge(network);
        var position = await log.ReadPositionAsync(_status.Name, cancellation);
        using var reader = journal.ReadAs(_status.Name, position);
        _status.Committed(position, null);
        using var engine = await WarmAsync(network, position, cancellation);
        var evidence = Policy is { } policy ? new EvidenceCollector(policy) : null;
        engine.Witness = evidence;
        var pending = new PendingCommit(_status.Name, evidence);
        using var outcomes = engine.Outcomes.Subscribe(pending.Outcomes.Add);
        _status.Following();
        var (committed, committedAt) = (position, clock.GetTimestamp());
        DateTimeOffset? at = null;
        while (ReferenceEquals(network, networks.Current))
        {
            if (LooksAtTreatments)
            {
                await _treatments.TellNewAsync(engine, FirstDay(network, engine.LastTick), cancellation);
            }

            while (pending.Records < options.Value.RuleCommitRecords && pending.Ticks < MostTicks && pending.EvidenceBytes < MostEvidence && reader.TryRead(out var next, out var record))
            {
                (position, at) = (next, record.At);
                Feed(engine, record);
                Supersede(record);
                pending.Add(position, record);
            }

            cancellation.ThrowIfCancellationRequested();
            if (pending.Records == 0 && (position == committed || !await StaysQuietAsync(reader, clock.GetElapsedTime(committedAt), cancellation)))
            {
                await reader.WaitAsync(cancellation);
                continue;
            }

            if (pending.WorthCommitting || pending.Records == 0)
            {
                var logged = await log.CommitAsync(pending.Take(position, clock.GetUtcNow()), cancellation);
                _retry.Reset();
                Commit(position, at);
                (committed, committedAt) = (position, clock.GetTimestamp());
                statuses.Recorded(logged);
                feed.Publish(logged);
            }
            else
            {
                pending.Skip();
                _status.Passed(position, at);
            }
        }
    }

    /// <summary>Whether the policy asks what was spread.</summary>
    private bool LooksAtTreatments => Policy is { CreditResidualSalt: true };

    /// <summary>The first decision day whose treatments rules may look at: one more than the look-back, for what is concluded again.</summary>
    private DateOnly FirstDay(CityNetwork network, DateTimeOffset? at) =>
        DecisionDay.Containing((at ?? clock.GetUtcNow()) - engineOptions.Value.LookBack, network.TimeZone).Date.AddDays(-1);

    /// <summary>Waits for a record until the position has to be recorded without one.</summary>
    private async Task<bool> StaysQuietAsync(IJournalReader reader, TimeSpan sinceCommit, CancellationToken cancellation)
    {
        var left = CommitWithoutTick - sinceCommit;
        if (left <= TimeSpan.Zero)
        {
            return true;
        }

        using var patience = new CancellationTokenSource(left, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            await reader.WaitAsync(either.Token);
            return false;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return true;
        }
    }

    /// <summary>Says once of a network what the rules can't do for it.</summary>
    private void Judge(CityNetwork network)
    {
        if (!ReferenceEquals(_judged, network) && BinLookBack.Trouble(network, engineOptions.Value.LookBack) is { } trouble)
        {
            LookBackTooShort(logger, trouble);
        }

        _judged = network;
    }

    /// <summary>An engine that has seen, silently, the past that rules look back on, and goes on from what stands on record.</summary>
    private async Task<RuleEngine> WarmAsync(CityNetwork network, JournalPosition position, CancellationToken cancellation)
    {
        if (LooksAtTreatments)
        {
            // Wherever the journal stands: an engine forgets by itself what is older than it looks back.
            await _treatments.BeginAsync(FirstDay(network, journal.ReadPast(position, TimeSpan.Zero).LastOrDefault()?.At), cancellation);
        }

        var engine = FeedPast(network, position, engineOptions.Value.LookBack, cancellation);
        try
        {
            // After a stop the ticks follow behind the messages: look back from the last tick instead.
            var received = journal.ReadPast(position, TimeSpan.Zero).LastOrDefault()?.At;
            if (received - engine.LastTick is { } behind && behind > engineOptions.Value.Lateness)
            {
                engine.Dispose();
                engine = FeedPast(network, position, engineOptions.Value.LookBack + behind, cancellation);
            }

            // The newest issue counts whatever its age, and may be older than the look-back.
            foreach (var site in engine.SitesWithoutForecast.ToList())
            {
                if (await forecasts.ReadLatestAsync(site, null, cancellation) is { } issue)
                {
                    engine.Accept(issue);
                }
            }

            var day = DecisionDay.Containing(engine.LastTick ?? clock.GetUtcNow(), network.TimeZone).Date;
            var standing = await log.ReadStandingDecisionsAsync(day, null, cancellation);
            var open = await log.ReadAlertsAsync(null, cancellation);
            var emptyings = await log.ReadLastEmptyingsAsync(cancellation);
            var nights = await log.ReadRoadNightsAsync((engine.LastTick ?? clock.GetUtcNow()) - RoadNights.Memory, cancellation);
            var days = await log.ReadRoadForecastDaysAsync((engine.LastTick ?? clock.GetUtcNow()) - RememberedRoad.Memory, cancellation);
            engine.Adopt(new OnRecord
            {
                Standing = standing.Select(s => s.Outcome),
                Open = open.Select(a => a.Outcome),
                Emptyings = emptyings.Select(e => e.Outcome),
                Nights = nights.Select(n => n.Outcome),
                RoadForecastDays = days.Select(d => d.Outcome),
            });
            return engine;
        }
        catch
        {
            engine.Dispose();
            throw;
        }
    }

    private RuleEngine FeedPast(CityNetwork network, JournalPosition position, TimeSpan lookBack, CancellationToken cancellation)
    {
        var engine = new RuleEngine(network, rules, engineOptions.Value, quality.Value);
        engine.Checked.Subscribe(reading => latest.Offer(reading));
        engine.Faults.Subscribe(fault =>
        {
            statuses.Faulted(fault.Rule);
            RuleFailed(logger, fault.Rule, fault.Subject, fault.Suspended, fault.Error);
        });
        _treatments.TellAll(engine);
        foreach (var record in journal.ReadPast(position, lookBack))
        {
            cancellation.ThrowIfCancellationRequested();
            Feed(engine, record);
            Supersede(record);
        }

        return engine;
    }

    /// <summary>A re-decode changes what is shown as the latest. The rules go on with what they were given: nothing is decided again.</summary>
    private void Supersede(JournalRecord record)
    {
        if (record is ReDecodeRecord reDecode)
        {
            foreach (var reading in reDecode.Readings)
            {
                latest.Supersede(reading, reDecode.At);
            }
        }
    }

    internal static void Feed(RuleEngine engine, JournalRecord record)
    {
        switch (record)
        {
            case MessageRecord message:
                for (var i = 0; i < message.Readings.Count; i++)
                {
                    engine.Accept(message.Readings[i]);
                }

                break;
            case ForecastRecord forecast:
                engine.Accept(forecast.Issue);
                break;
            case TickRecord tick:
                engine.Tick(tick.At);
                break;
        }
    }

    private void Commit(JournalPosition position, DateTimeOffset? at)
    {
        _status.Committed(position, at);
        journal.ReportCommitted(_status.Name, position);
    }

    [LoggerMessage(2101, LogLevel.Warning, "The record store does not take outcomes; they wait in the journal. Next try in {Delay}. {Cause}")]
    private static partial void RecordsAway(ILogger logger, string cause, TimeSpan delay, Exception? firstTime);

    [LoggerMessage(2102, LogLevel.Error, "Rule {Rule} failed on {Subject}; suspended there: {Suspended}.")]
    private static partial void RuleFailed(ILogger logger, string rule, string subject, bool suspended, Exception error);

    [LoggerMessage(2103, LogLevel.Warning, "The rules look back too short a time for some bins. {Trouble}")]
    private static partial void LookBackTooShort(ILogger logger, string trouble);
}
