using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using Telemetry.Domain.Storage;

namespace Telemetry.Api.Endpoints.Gritting;

/// <summary>Says of each record of a decision what has become of it.</summary>
internal static class DecisionHistory
{
    /// <param name="records">Every record of one route and day, by id.</param>
    /// <param name="route">The route; null when it has left the network.</param>
    public static IReadOnlyList<DecisionRecordDto> Of(IReadOnlyList<LoggedOutcome<Decision>> records, Route? route, DecisionFollowUp followUp)
    {
        var last = new Dictionary<string, LoggedOutcome<Decision>>(StringComparer.Ordinal);
        var before = new Dictionary<long, long>();
        var after = new Dictionary<long, LoggedOutcome<Decision>>();
        foreach (var record in records)
        {
            if (last.TryGetValue(record.Outcome.Key, out var earlier))
            {
                before.Add(record.Id, earlier.Id);
                after.Add(earlier.Id, record);
            }

            last[record.Outcome.Key] = record;
        }

        var standing = last.Values.Where(r => !r.Outcome.Withdrawn).MaxBy(r => (r.Outcome.Revision, r.Outcome.EventTime, r.Id));
        return [.. records.Select(record => new DecisionRecordDto(
            Status(record, after.GetValueOrDefault(record.Id), standing),
            after.GetValueOrDefault(record.Id)?.Id,
            before.TryGetValue(record.Id, out var corrected) ? corrected : null,
            record.ToDto(route, followUp),
            [.. record.Outcome.Inputs.Select(i => i.ToDto())]))];
    }

    private static string Status(LoggedOutcome<Decision> record, LoggedOutcome<Decision>? next, LoggedOutcome<Decision>? standing)
    {
        if (record.Outcome.Withdrawn || next is { Outcome.Withdrawn: true })
        {
            return "withdrawn";
        }

        return next is not null ? "corrected"
            : record.Id == standing?.Id ? "standing"
            : record.Outcome.Revision == standing?.Outcome.Revision ? "reassessed" : "superseded";
    }
}
