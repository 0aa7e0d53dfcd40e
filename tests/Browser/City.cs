namespace Telemetry.Tests.Browser;

/// <summary>What the fake host knows of the city beside its roads: alerts of every severity and state.</summary>
internal static class City
{
    public const string Alerts = "/api/v1/alerts";

    private static readonly DateTimeOffset Now = Night.Evening;

    public static object[] StandingAlerts() =>
    [
        Alert(31, "bin-fire", "Bin", "bin-017", "Market Square, east", "market-square", "Critical", "Raised", 4,
            "The container was at 71.5 °C at 2026-01-14T21:43Z, at or above 60 °C."),
        Alert(32, "bin-fire", "Bin", "bin-021", "Station Road", "station-road", "Critical", "Raised", 38,
            "The container rose by 12.5 °C within 10 min, from 8.0 °C at 2026-01-14T20:59Z to 20.5 °C at 2026-01-14T21:09Z.",
            acknowledged: new { by = "A. Officer", at = Now.AddMinutes(-30), reason = "Fire service told, on their way" }, calledOut: new { level = 1, at = Now.AddMinutes(-36) }),
        Alert(33, "gateway-away", "Gateway", "gw-north", "gw-north", null, "Major", "Raised", 51,
            "Gateway gw-north has not been heard since 2026-01-14T20:41Z: 4 of its sensors are silent. They are not told one by one."),
        Alert(34, "air-quality-band", "Site", "ring-road", "Ring Road kerbside", "ring-road", "Warning", "Stale", 190,
            "PM2.5 has been at High, 8, since 2026-01-14T18:37Z. No hourly mean has come since 2026-01-14T19:00Z."),
        Alert(35, "hoar-frost", "Site", "moor-top", "Moor Top", "moor-top", "Warning", "Clearing", 95,
            "The road surface, −0.4 °C, is above the frost point of −0.9 °C since 2026-01-14T21:40Z."),
        Alert(36, "bin-overflow", "Bin", "bin-003", "Harbour steps", "harbour-steps", "Information", "Raised", 300, "The bin has been at 100 % or more since 2026-01-14T16:47Z.",
            shelved: new { by = "B. Depot", at = Now.AddHours(-2), until = Now.AddHours(3), reason = "Collected first thing tomorrow" }),
        Alert(37, "bin-tilted", "Bin", "bin-009", "Canal towpath", "canal-towpath", "Warning", "Pending", 3, "Tilted by 62° since 2026-01-14T21:44Z, at or above 45°."),
    ];

    public static object AlertsAnswer(params object[] alerts) => new { asOf = Now, simulatedTime = false, alerts };

    public static object Alert(
        long id, string rule, string subjectKind, string subject, string subjectName, string? site, string severity, string state, int minutes, string reason,
        object? acknowledged = null, object? shelved = null, object? calledOut = null)
    {
        var raised = Now.AddMinutes(-minutes);
        return new
        {
            id,
            rule,
            subjectKind,
            subject,
            subjectName,
            site,
            severity,
            state,
            since = state == "Raised" || state == "Pending" ? raised : Now.AddMinutes(-7),
            raisedAt = state == "Pending" ? (DateTimeOffset?)null : raised,
            clearedAt = (DateTimeOffset?)null,
            reason,
            acknowledged,
            shelved,
            calledOut,
        };
    }

    public static object HistoryOfFire() => new
    {
        asOf = Now,
        transitions = new[]
        {
            new { at = Now.AddMinutes(-4), state = "Raised", severity = "Critical", reason = "The container was at 71.5 °C at 2026-01-14T21:43Z, at or above 60 °C.", withdrawn = false, basis = new[] { Reading(71.5), Reading(66) } },
            new { at = Now.AddHours(-30), state = "Cleared", severity = "Critical", reason = "The container has been below 45 °C for 10 min.", withdrawn = false, basis = new[] { Reading(21), Reading(null) } },
        },
        actions = new[] { new { kind = "Acknowledge", by = "A. Officer", reason = "Seen", at = Now.AddHours(-31), until = (DateTimeOffset?)null } },
        callOuts = new[] { new { at = Now.AddHours(-31), level = 1, title = "Bin fire, Market Square, east", deliveries = new[] { new { recipient = "highways-duty", channel = "webhook", state = "Delivered" } } } },
    };

    private static object Reading(double? value) =>
        new { sensor = "bin-017-temp", quantity = "container_temperature", unit = "Cel", observedAt = Now.AddMinutes(-4), value, flag = value is null ? "Fail" : "Pass" };
}
