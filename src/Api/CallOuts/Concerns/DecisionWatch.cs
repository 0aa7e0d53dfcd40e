using Telemetry.Api.CallOuts.Escalation;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using Telemetry.Domain.Storage;
using Telemetry.Rules.Winter;

namespace Telemetry.Api.CallOuts.Concerns;

/// <summary>The decisions of days that are not over, record by record; a route and day that is new to it is read from its first record on.</summary>
internal sealed class DecisionWatch(IOutcomeLog log, CallOutOptions options)
{
    private readonly Dictionary<(RouteId Route, DateOnly Day), DecisionCourse> _courses = [];
    private readonly HashSet<(RouteId Route, DateOnly Day)> _unread = [];

    /// <summary>Has the decisions that stand read with their history.</summary>
    public async Task BeginAsync(DateTimeOffset now, TimeZoneInfo zone, CancellationToken cancellation)
    {
        foreach (var standing in await log.ReadStandingDecisionsAsync(DecisionDay.Containing(now, zone).Date, null, cancellation))
        {
            _unread.Add((standing.Outcome.Route, standing.Outcome.Day));
        }
    }

    /// <summary>Takes in a record that is new in the log.</summary>
    public void Note(LoggedOutcome<Outcome> record)
    {
        if (record.Outcome is Decision decision)
        {
            Course(decision.Route, decision.Day)?.Take(new LoggedOutcome<Decision>(record.Id, record.RecordedAt, decision));
        }
        else if (record.Outcome is OperatorAction { Route: { } route, Day: { } day } action)
        {
            Course(route, day)?.Take(new LoggedOutcome<OperatorAction>(record.Id, record.RecordedAt, action));
        }
    }

    /// <param name="upTo">The id up to which everything was noted.</param>
    public async Task SettleAsync(long upTo, DateTimeOffset now, TimeZoneInfo zone, CancellationToken cancellation)
    {
        bool Over((RouteId Route, DateOnly Day) key) => DecisionDay.Of(key.Day, zone).End <= now;
        _unread.RemoveWhere(Over);
        if (_unread.Count > 0)
        {
            var actions = await log.ReadActionsAsync(DecisionDay.Of(_unread.Min(u => u.Day), zone).Start.AddHours(-1), cancellation);
            foreach (var (route, day) in _unread.ToList())
            {
                var course = new DecisionCourse(options);
                course.TakeAll(await log.ReadDecisionHistoryAsync(route, day, cancellation), actions.Where(a => a.Outcome.Route == route && a.Outcome.Day == day), upTo);
                _courses[(route, day)] = course;
                _unread.Remove((route, day));
            }
        }

        foreach (var (key, course) in _courses)
        {
            course.Conclude();
            if (Over(key))
            {
                _courses.Remove(key);
            }
        }
    }

    public IEnumerable<Concern> Concerns(CityNetwork network) => _courses
        .Where(c => options.Decisions && c.Value is { Matter: not null, Standing: not null })
        .Select(c => ConcernText.Of(c.Value.Matter!, c.Value.Standing!.Outcome, network));

    private DecisionCourse? Course(RouteId route, DateOnly day)
    {
        if (!_courses.TryGetValue((route, day), out var course))
        {
            _unread.Add((route, day));
        }

        return course;
    }
}
