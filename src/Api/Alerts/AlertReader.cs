using Microsoft.Extensions.Options;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.CallOuts;
using Telemetry.Domain.Storage;
using Telemetry.Rules.Engine;

namespace Telemetry.Api.Alerts;

/// <summary>Reads alerts with what people did and whom they called out.</summary>
internal sealed class AlertReader(IOutcomeLog log, ICallOutStore callOuts, TimeProvider clock, IOptions<AlertsOptions> options, IOptions<RuleEngineOptions> rules)
{
    /// <summary>The name under which an alert is called out.</summary>
    public static string Concern(string rule, string subject) => $"alert/{rule}/{subject}";

    /// <summary>Every episode that is open now.</summary>
    public async Task<IReadOnlyList<AlertEpisode>> ReadOpenAsync(CancellationToken cancellation)
    {
        var open = await FoldAsync(await log.ReadOpenAlertsAsync(cancellation), cancellation);
        return [.. open.Where(e => e.State.IsOpen())];
    }

    /// <summary>Every episode that is open now or ended after <paramref name="since"/>.</summary>
    public async Task<IReadOnlyList<AlertEpisode>> ReadSinceAsync(DateTimeOffset since, CancellationToken cancellation)
    {
        var records = (await log.ReadAlertsAsync(since, cancellation)).Concat(await log.ReadOpenAlertsAsync(cancellation)).DistinctBy(r => r.Id);
        return await FoldAsync([.. records], cancellation);
    }

    /// <summary>The newest records of one alert with its episodes, oldest first; both empty when there never was one.</summary>
    public async Task<(IReadOnlyList<LoggedOutcome<Alert>> Records, IReadOnlyList<AlertEpisode> Episodes)> ReadHistoryAsync(
        string rule, string subject, CancellationToken cancellation)
    {
        var records = await log.ReadAlertHistoryAsync(rule, subject, options.Value.MaxHistory, cancellation);
        return (records, await FoldAsync(records, cancellation));
    }

    /// <summary>What was told about each of these episodes: the highest level, and when last.</summary>
    public async Task<IReadOnlyDictionary<long, (int Level, DateTimeOffset At)>> ReadCalledOutAsync(IReadOnlyList<AlertEpisode> episodes, CancellationToken cancellation)
    {
        var told = (await callOuts.ReadNoticesAsync([.. episodes.Where(e => e.RaisedAt is not null).Select(e => Concern(e.Rule, e.Subject))], cancellation))
            .ToLookup(n => n.Concern, StringComparer.Ordinal);
        var result = new Dictionary<long, (int, DateTimeOffset)>();
        foreach (var episode in episodes)
        {
            List<CallOutNotice> notices = [.. told[Concern(episode.Rule, episode.Subject)].Where(n => n.At >= episode.RaisedAt && !(n.At > episode.EndedAt + rules.Value.Lateness))];
            if (notices.Count > 0)
            {
                result[episode.Id] = (notices.Max(n => n.Level), notices.Max(n => n.At));
            }
        }

        return result;
    }

    private async Task<IReadOnlyList<AlertEpisode>> FoldAsync(IReadOnlyList<LoggedOutcome<Alert>> records, CancellationToken cancellation)
    {
        if (records.Count == 0)
        {
            return [];
        }

        var now = clock.GetUtcNow();
        var first = records.Min(r => r.Outcome.RaisedAt ?? r.Outcome.At) - rules.Value.Lateness;
        var shelves = now - options.Value.MaxShelve;
        var actions = await log.ReadActionsAsync(first < shelves ? first : shelves, cancellation);
        return AlertEpisodes.Of(records, actions, now, rules.Value.Lateness);
    }
}
