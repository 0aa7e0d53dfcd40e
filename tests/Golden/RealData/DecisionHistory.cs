using System.Globalization;

namespace Telemetry.Tests.Golden.RealData;

/// <summary>The decisions of one route as the <c>replay</c> command wrote them, asked as a duty officer would: what stood at that time?</summary>
internal sealed class DecisionHistory(string folder, string route)
{
    private static readonly string[] Treating = ["PRECAUTIONARY", "POST_TREATMENT", "PLOUGH"];

    private readonly (DateTimeOffset At, string Action)[] _revisions =
        [.. MeasuredData.Rows(Path.Combine(folder, "decisions.csv"))
            .Where(r => r["route"] == route)
            .Select(r => (At: DateTimeOffset.Parse(r["decided_at"], CultureInfo.InvariantCulture), Action: r["action"]))
            .OrderBy(r => r.At)];

    /// <summary>The action that stood at the instant, or null before the first decision.</summary>
    public string? StandingAt(DateTimeOffset instant) =>
        _revisions.Where(r => r.At <= instant).Select(r => r.Action).LastOrDefault();

    /// <summary>What stood at the first instant and whatever replaced it up to the last.</summary>
    public IEnumerable<string?> ActionsIn(DateTimeOffset from, DateTimeOffset until) =>
        _revisions.Where(r => r.At > from && r.At <= until).Select(r => (string?)r.Action).Prepend(StandingAt(from));

    public static bool Treats(string? action) => Treating.Contains(action);

    /// <summary>Since when, without a break until the instant, a treating action had stood; null when none stood.</summary>
    public DateTimeOffset? TreatingSince(DateTimeOffset instant)
    {
        DateTimeOffset? since = null;
        foreach (var (at, action) in _revisions.Where(r => r.At <= instant))
        {
            since = Treats(action) ? since ?? at : null;
        }

        return since;
    }
}
