using Telemetry.Domain.Alerts;
using Telemetry.Domain.Storage;

namespace Telemetry.Api.Alerts;

/// <summary>
/// Folds the transitions of alerts and what people did into episodes: the one place that says what is acknowledged and what is
/// shelved. An acknowledgement is for the episode that stood when it was made, at the severity that it had then. A shelving is
/// for all of a rule's alerts about a subject until its time.
/// </summary>
internal static class AlertEpisodes
{
    /// <param name="records">Transitions of any rules and subjects; of a key with several records the last one counts, unless it is withdrawn.</param>
    /// <param name="correctable">Late data may still move a raise by this much: an acknowledgement that seems to lie so little before it is for it.</param>
    /// <returns>By rule and subject, and of each the oldest first.</returns>
    public static IReadOnlyList<AlertEpisode> Of(
        IEnumerable<LoggedOutcome<Alert>> records, IEnumerable<LoggedOutcome<OperatorAction>> actions, DateTimeOffset now, TimeSpan correctable)
    {
        var actionsOf = actions.Where(a => a.Outcome.Rule is not null).ToLookup(a => (a.Outcome.Rule!, a.Outcome.Subject!));
        return
        [
            .. records.GroupBy(r => r.Outcome.Key, StringComparer.Ordinal).Select(key => key.MaxBy(r => r.Id)!).Where(r => !r.Outcome.Withdrawn)
                .GroupBy(r => (r.Outcome.Rule, r.Outcome.Subject))
                .OrderBy(alert => alert.Key.Rule, StringComparer.Ordinal).ThenBy(alert => alert.Key.Subject, StringComparer.Ordinal)
                .SelectMany(alert => OfOne(
                    [.. alert.OrderBy(r => r.Outcome.At).ThenBy(r => r.Id)], [.. actionsOf[alert.Key].OrderBy(a => a.Id)], now, correctable)),
        ];
    }

    private static IEnumerable<AlertEpisode> OfOne(
        List<LoggedOutcome<Alert>> transitions, List<LoggedOutcome<OperatorAction>> actions, DateTimeOffset now, TimeSpan correctable)
    {
        var begin = 0;
        for (var i = 0; i < transitions.Count; i++)
        {
            if (i + 1 < transitions.Count && transitions[i].Outcome.State.IsOpen())
            {
                continue;
            }

            var before = begin == 0 ? null : transitions[begin - 1];
            yield return Episode(transitions[begin..(i + 1)], before, actions, last: i + 1 == transitions.Count, now, correctable);
            begin = i + 1;
        }
    }

    private static AlertEpisode Episode(
        List<LoggedOutcome<Alert>> transitions,
        LoggedOutcome<Alert>? endOfTheOneBefore,
        List<LoggedOutcome<OperatorAction>> actions,
        bool last,
        DateTimeOffset now,
        TimeSpan correctable)
    {
        var end = transitions[^1].Outcome.State.IsOpen() ? null : transitions[^1];
        var bare = new AlertEpisode(transitions, null, null, null, null);
        var acknowledged = bare.RaisedAt is not { } raised ? null : actions.FindLast(a => a.Outcome.Kind == OperatorActionKind.Acknowledge
            && a.Outcome.At >= raised - correctable
            && (endOfTheOneBefore is null || a.Id > endOfTheOneBefore.Id)
            && (end is null || a.Id < end.Id));
        var shelf = last ? actions.FindLast(a => a.Outcome.Kind is OperatorActionKind.Shelve or OperatorActionKind.Unshelve)?.Outcome : null;
        var shelved = shelf is { Kind: OperatorActionKind.Shelve } && shelf.Until > now ? shelf : null;
        return bare with
        {
            Acknowledged = acknowledged is not null && SeverityWhen(acknowledged.Id, transitions) >= bare.Severity ? acknowledged.Outcome : null,
            LastAcknowledged = acknowledged?.Outcome,
            AnsweredAt = actions.FindLast(a => a.Outcome.Kind == OperatorActionKind.Acknowledge)?.Outcome.At,
            Shelved = shelved,
            ShelfEndedAt = shelf is null || shelved is not null ? null : shelf.Kind == OperatorActionKind.Unshelve ? shelf.At : shelf.Until,
        };
    }

    /// <summary>The severity that was known when a record was made. Where late data has since given all of the episode again, the one it began with.</summary>
    private static AlertSeverity SeverityWhen(long id, List<LoggedOutcome<Alert>> transitions)
    {
        var standing = transitions.FindAll(t => t.Outcome.State.IsStanding());
        return (standing.FindLast(t => t.Id < id) ?? standing.FirstOrDefault() ?? transitions[0]).Outcome.Severity;
    }
}
