using Telemetry.Api.Alerts;
using Telemetry.Api.CallOuts.Escalation;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using Telemetry.Domain.Storage;

namespace Telemetry.Api.CallOuts.Concerns;

/// <summary>The alerts grave enough to be called out, each read anew when something happens to it.</summary>
internal sealed class AlertWatch(AlertReader reader, CallOutOptions options)
{
    /// <summary>Of more alerts than these, one reading of all that are open costs less than one of each.</summary>
    private const int MostReadSingly = 20;

    private readonly Dictionary<(string Rule, string Subject), AlertEpisode> _open = [];
    private readonly HashSet<(string Rule, string Subject)> _changed = [];

    public async Task ReadAllAsync(CancellationToken cancellation)
    {
        var open = await reader.ReadOpenAsync(cancellation);
        _open.Clear();
        _changed.Clear();
        foreach (var episode in open)
        {
            Keep(episode);
        }
    }

    /// <summary>Takes in a record that is new in the log.</summary>
    public void Note(Outcome record)
    {
        var (rule, subject) = record switch
        {
            Alert alert => (alert.Rule, alert.Subject),
            OperatorAction { Rule: { } about, Subject: { } what } => (about, what),
            _ => default,
        };
        if (rule is not null && (_open.ContainsKey((rule, subject)) || record is Alert { Withdrawn: true } || (record as Alert)?.Severity >= options.LeastSeverity))
        {
            _changed.Add((rule, subject));
        }
    }

    public async Task SettleAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        _changed.UnionWith(_open.Where(o => o.Value.Shelved?.Until <= now).Select(o => o.Key));
        if (_changed.Count > MostReadSingly)
        {
            await ReadAllAsync(cancellation);
            return;
        }

        foreach (var alert in _changed.ToList())
        {
            var (_, episodes) = await reader.ReadHistoryAsync(alert.Rule, alert.Subject, cancellation);
            _open.Remove(alert);
            if (episodes.Count > 0)
            {
                Keep(episodes[^1]);
            }

            _changed.Remove(alert);
        }
    }

    public IEnumerable<Concern> Concerns(CityNetwork network) => _open.Values
        .Where(e => e.State.IsStanding() && e.Acknowledged is null && e.Shelved is null)
        .Select(e => ConcernText.Of(e, options.SameWithin, network));

    private void Keep(AlertEpisode episode)
    {
        if (episode.State.IsOpen() && episode.Severity >= options.LeastSeverity)
        {
            _open[(episode.Rule, episode.Subject)] = episode;
        }
    }
}
