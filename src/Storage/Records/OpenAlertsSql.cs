using Telemetry.Domain.Alerts;
using Telemetry.Storage.Records.Entities;

namespace Telemetry.Storage.Records;

/// <summary>
/// Which alerts are open, written out: by the names of all alerts there ever were, each with one step into the index of times.
/// Asked of every transition whether it is the last, which is what LINQ makes of it, a year's record takes minutes.
/// </summary>
internal static class OpenAlertsSql
{
    private static readonly string Ended = FormattableString.Invariant($"({(int)AlertState.Cleared}, {(int)AlertState.Lapsed})");

    /// <summary>The last transition of each alert that is open.</summary>
    public static readonly string Last = $"""
        SELECT o.* FROM "outcomes" AS o
        WHERE o."State" NOT IN {Ended} AND o."Id" IN (
            SELECT (SELECT a."Id" FROM "outcomes" AS a WHERE {Stands("a")} AND a."Rule" = alert."Rule" AND a."Subject" = alert."Subject"
                    ORDER BY a."EventTime" DESC, a."Id" DESC LIMIT 1)
            FROM (SELECT DISTINCT "Rule", "Subject" FROM "outcomes" WHERE "Rule" IS NOT NULL) AS alert)
        """;

    /// <summary>Of each of these, its transitions from the end of the episode before on. The joining order is meant: from the few to the many.</summary>
    public static readonly string Episodes = $"""
        SELECT t.* FROM ({Last}) AS open CROSS JOIN "outcomes" AS t
        WHERE {Stands("t")} AND t."Rule" = open."Rule" AND t."Subject" = open."Subject" AND t."EventTime" >= COALESCE((
            SELECT e."EventTime" FROM "outcomes" AS e
            WHERE {Stands("e")} AND e."Rule" = open."Rule" AND e."Subject" = open."Subject" AND e."State" IN {Ended}
            ORDER BY e."EventTime" DESC LIMIT 1), 0)
        """;

    /// <summary>It is the last row of its key and not withdrawn, as <see cref="OutcomeLog.Standing"/> says.</summary>
    private static string Stands(string row) => FormattableString.Invariant($"""
        {row}."Kind" = {(int)OutcomeKind.Alert} AND NOT {row}."Withdrawn" AND NOT EXISTS (
            SELECT 1 FROM "outcomes" AS later WHERE later."Kind" = {(int)OutcomeKind.Alert} AND later."Key" = {row}."Key" AND later."Id" > {row}."Id")
        """);
}
