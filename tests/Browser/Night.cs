using Telemetry.Api.Endpoints.Alerts;
using Telemetry.Api.Endpoints.CallOuts;
using Telemetry.Api.Endpoints.Gritting;

namespace Telemetry.Tests.Browser;

/// <summary>What the fake host knows: twelve routes at 21:47 on 14 January 2026, with every case that the page must show.</summary>
internal sealed class Night
{
    public static readonly DateTimeOffset Evening = new(2026, 1, 14, 21, 47, 0, TimeSpan.Zero);

    private const string Dry = "The road is dry: no precipitation for 14 h, and the frost point stays 2.1 K below the surface.";
    private readonly List<RouteDecisionDto> _routes;

    private Night(List<RouteDecisionDto> routes) => _routes = routes;

    public DateTimeOffset Now { get; set; } = Evening;

    public bool SimulatedTime { get; set; }

    public static Night Frost() => new(
    [
        None(Some.Route("R12", "Harbour and Old Town", "P2", 21.4), 2.4, "The lowest road surface is expected at +2.4 °C, above the +1.0 °C at which nothing is done."),
        None(Some.Route("R11", "Seafront", "P2", 12.9), 1.8, "The lowest road surface is expected at +1.8 °C, above the +1.0 °C at which nothing is done."),
        Watch(Some.Route("R07", "Airport Link", "P1", 18.2), 0.7),
        Watch(Some.Route("R08", "University and Hospital", "P1", 24.6), 0.9),
        Treat(Some.Route("R03", "Ring Road South", "P1", 38.0), -1.4, Evening.AddHours(2).AddMinutes(40), 101, "The road is damp: 0.04 mm of water was measured at Mill Lane at 21:40."),
        Treat(Some.Route("R01", "Ring Road North", "P1", 41.3), -2.6, Evening.AddMinutes(65), 102, "The road surface is expected to fall to −2.6 °C at 05:00, and hoar frost to form on it from 00:40."),
        Treat(Some.Route("R04", "Moor Top and Reservoir Road over Blackstone Edge to the County Boundary", "P2", 33.7), -4.8, Evening.AddHours(1).AddMinutes(35), 103, "The road surface is expected to fall to −4.8 °C at 06:00 on a wet road.", rate: 16),
        Treat(Some.Route("R05", "Canal Street and Markets", "P2", 16.1), -1.1, Evening.AddHours(3).AddMinutes(10), 104, "The road surface is expected to fall to −1.1 °C at 06:00 on a damp road."),
        Treat(Some.Route("R02", "Eastern Radial", "P1", 29.5), -1.9, Evening.AddMinutes(-12), 105, "Rain until 21:30, then freezing from 23:20: the whole route cannot be treated before it freezes.", late: true),
        Escalate(Some.Route("R06", "High Pass", "P1", 14.8)),
        Undecided(Some.Route("R09", "Western Villages", "P2", 44.0)),
        Silent(Some.Route("R10", "Industrial Estate", "P2", 9.7)),
    ]);

    public static Night Mild() => new(
    [
        None(Some.Route("R01", "Ring Road North", "P1", 41.3), 4.1, "The lowest road surface is expected at +4.1 °C, above the +1.0 °C at which nothing is done."),
        Watch(Some.Route("R07", "Airport Link", "P1", 18.2), 0.9),
    ]);

    public static Night Of(params RouteDecisionDto[] routes) => new([.. routes]);

    /// <summary>What every route's history has of what people did.</summary>
    public IReadOnlyList<OperatorActionDto> Actions { get; set; } = [];

    /// <summary>What every route's history has of what was sent.</summary>
    public IReadOnlyList<CallOutDto> CallOuts { get; set; } = [];

    public DecisionDayDto ToDto() => new(
        new DateOnly(2026, 1, 14), new(2026, 1, 14, 12, 0, 0, TimeSpan.Zero), new(2026, 1, 15, 12, 0, 0, TimeSpan.Zero), "Europe/London", Now, SimulatedTime, [.. _routes]);

    public DecisionDto DecisionOf(string route) => Find(route).Decision ?? throw new InvalidOperationException($"{route} has no decision");

    public void Decide(DecisionDto decision) => Change(decision.Route, each => each with { Decision = decision });

    public void Change(string route, Func<RouteDecisionDto, RouteDecisionDto> change)
    {
        var index = _routes.IndexOf(Find(route));
        _routes[index] = change(_routes[index]);
    }

    public DecisionHistoryDto HistoryOf(string route)
    {
        var standing = DecisionOf(route);
        var first = standing with { Id = standing.Id - 50, Revision = standing.Revision - 1, Action = "MONITOR", SpreadRateGPerM2 = null, Treatments = null, SaltTonnes = null, WindowEnd = null, WindowStart = null, DecidedAt = standing.DecidedAt.AddHours(-2), Confidence = 0.55, LateRisk = false };
        var day = ToDto();
        return new(Find(route).Route, day.Day, day.DayStart, day.DayEnd, day.TimeZone, day.SimulatedTime,
        [
            new("superseded", null, null, first, []),
            new("standing", null, null, standing, [Some.Input("mill-lane"), Some.Input("bridge-7") with { RoadSurfaceTemperature = null, RoadSensorState = "silent since 20:10" }]),
        ],
        Actions,
        CallOuts);
    }

    private RouteDecisionDto Find(string route) => _routes.Single(each => each.Route.Id == route);

    private static RouteDecisionDto Treat(RouteDto route, double minRst, DateTimeOffset latestStart, long id, string why, double rate = 10, bool late = false) =>
        new(route, Some.Decision(route, id) with
        {
            Revision = 2,
            SpreadRateGPerM2 = rate,
            SaltTonnes = route.LengthKm * 1000 * route.TreatedWidthM * rate / 1e6,
            WindowStart = Evening.AddHours(-1),
            WindowEnd = latestStart,
            MinRst = minRst,
            LateRisk = late,
            FirstFreezeAt = latestStart.AddHours(3.5),
            Reasons = [new("road-surface", why), new("matrix-row", $"Frost, {rate:0} g/m²: the row of the treatment matrix for {minRst:0.0} °C.".Replace('-', '−')), new("window", "The route takes 3 h, with 30 min to spare before the first freeze.")],
        }, Fresh(2));

    private static RouteDecisionDto Watch(RouteDto route, double minRst) =>
        new(route, Some.Quiet(route, "MONITOR", minRst, $"The lowest road surface is expected at +{minRst:0.0} °C, within 1.0 K of freezing. {Dry}"), Fresh(1));

    private static RouteDecisionDto None(RouteDto route, double minRst, string why) => new(route, Some.Quiet(route, "NO_ACTION", minRst, why), Fresh(3));

    private static RouteDecisionDto Escalate(RouteDto route) => new(
        route, Some.Quiet(route, "ESCALATE", -10.6, "The road surface is expected to fall to −10.6 °C: at −10 °C and below the treatment matrix has no row.") with { FirstFreezeAt = Evening.AddHours(-3) }, Fresh(2));

    private static RouteDecisionDto Undecided(RouteDto route) => new(route, null, new(null, true, "Village Green (R09) has never reported."));

    private static RouteDecisionDto Silent(RouteDto route) => new(
        route,
        Some.Quiet(route, "MONITOR", 1.6, "No forecast covers the window after 23:00 and the road sensor is silent: monitor is the mildest answer there is a basis for.") with { BasisUntil = Evening.AddHours(1), Confidence = 0.3 },
        new(Evening.AddMinutes(-47), true, "Dock Road has been silent since 21:00; it reports every 10 min."));

    private static FreshnessDto Fresh(int minutes) => new(Evening.AddMinutes(-minutes), false, null);
}
