using Microsoft.Extensions.Options;
using Telemetry.Api.CallOuts;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Storage;

namespace Telemetry.Api.Endpoints.Gritting;

/// <summary>Reads what became of decisions once they were given.</summary>
internal sealed class DecisionFollowUps(IOutcomeLog log, ICallOutStore callOuts, IOptions<CallOutOptions> policy)
{
    /// <param name="knownAt">As was known then; null for now.</param>
    public async Task<DecisionFollowUp> ReadAsync(IReadOnlyCollection<LoggedOutcome<Decision>> decisions, DateTimeOffset? knownAt, CancellationToken cancellation)
    {
        if (decisions.Count == 0)
        {
            return DecisionFollowUp.None;
        }

        // A day starts at noon local: the noon before in UTC is early enough in whatever zone.
        var wanted = decisions.Select(d => (d.Outcome.Route, d.Outcome.Day)).ToHashSet();
        var since = new DateTimeOffset(wanted.Min(w => w.Day).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddHours(-12);
        var actions = (await log.ReadActionsAsync(since, cancellation))
            .Where(a => DecisionFollowUp.IsAcknowledgement(a) && wanted.Contains((a.Outcome.Route!.Value, a.Outcome.Day!.Value)) && !(a.RecordedAt > knownAt)).ToList();
        List<IReadOnlyList<LoggedOutcome<Decision>>> histories = [];
        foreach (var (route, day) in actions.Select(a => (a.Outcome.Route!.Value, a.Outcome.Day!.Value)).Distinct())
        {
            histories.Add([.. (await log.ReadDecisionHistoryAsync(route, day, cancellation)).Where(d => !(d.RecordedAt > knownAt))]);
        }

        var concerns = wanted.Select(w => DecisionFollowUp.Concern(w.Route, w.Day)).ToHashSet(StringComparer.Ordinal);
        var told = (await callOuts.ReadNoticesAsync(concerns, cancellation)).Where(n => !(n.At > knownAt));
        return new DecisionFollowUp(actions, histories, told, policy.Value);
    }
}
