using System.Globalization;

namespace Telemetry.Tests.Golden.RealData;

/// <summary>Counts hits, misses and false alarms of one dataset, each with how many nights it rests on.</summary>
internal sealed class VerificationTable
{
    private readonly List<string> _rows = [];

    public static string Header =>
        "| dataset | asked at | nights | hit | miss (of them ESCALATE) | false alarm | correct negative | no decision yet | lead time before first freeze, h: min / median / max (nights) |\n"
        + "|---|---|---|---|---|---|---|---|---|";

    public string Markdown => Header + "\n" + string.Join('\n', _rows);

    /// <param name="name">Of the dataset and its forecast.</param>
    /// <param name="askedAt">For a person.</param>
    /// <param name="nights">The nights, each with the instant to ask at; null leaves a night out of this question.</param>
    /// <param name="history">What was decided.</param>
    public void Add(string name, string askedAt, IEnumerable<(RecordedNight Night, DateTimeOffset? At)> nights, DecisionHistory history)
    {
        int hit = 0, miss = 0, escalated = 0, falseAlarm = 0, correct = 0, none = 0;
        var leads = new List<double>();
        foreach (var (night, at) in nights)
        {
            if (at is not { } instant)
            {
                continue;
            }

            var standing = history.StandingAt(instant);
            if (standing is null)
            {
                none++;
                continue;
            }

            var treats = DecisionHistory.Treats(standing);
            var froze = night.MinRst <= 0;
            hit += treats && froze ? 1 : 0;
            miss += !treats && froze ? 1 : 0;
            escalated += standing == "ESCALATE" && froze ? 1 : 0;
            falseAlarm += treats && !froze ? 1 : 0;
            correct += !treats && !froze ? 1 : 0;

            // A first freeze that is simply the night's first reading says nothing of how early we were, and the decision day began at noon.
            if (night.FirstFreeze is { } freeze && freeze > night.FirstReading && history.TreatingSince(freeze) is { } since)
            {
                leads.Add((freeze - (since > night.Noon ? since : night.Noon)).TotalHours);
            }
        }

        var total = hit + miss + falseAlarm + correct;
        _rows.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {askedAt} | {total} | {hit} | {miss} ({escalated}) | {falseAlarm} | {correct} | {none} | {Leads(leads)} |"));
    }

    private static string Leads(List<double> leads)
    {
        if (leads.Count == 0)
        {
            return "–";
        }

        leads.Sort();
        return string.Create(CultureInfo.InvariantCulture, $"{leads[0]:0.0} / {leads[leads.Count / 2]:0.0} / {leads[^1]:0.0} ({leads.Count})");
    }
}
