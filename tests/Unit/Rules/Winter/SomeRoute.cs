using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using Telemetry.Rules.EventTime;
using Telemetry.Rules.Winter;

namespace Telemetry.Tests.Unit.Rules.Winter;

internal static class SomeRoute
{
    public static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>A winter instant (UTC = local) of 14 January 2026, or of the 15th where the hour is past 24.</summary>
    public static DateTimeOffset Jan14(double hour) => new DateTimeOffset(2026, 1, 14, 0, 0, 0, TimeSpan.Zero).AddHours(hour);

    public static RouteMoment Moment(DateTimeOffset now, IReadOnlyList<SomeStation> stations, RoutePriority priority = RoutePriority.P1, SaltType salt = SaltType.Dry, double treatmentHours = 3, TimeZoneInfo? zone = null)
    {
        var route = new Route(
            new RouteId("r1"), "Route 1", priority, 40, 7.3, TimeSpan.FromHours(treatmentHours), salt, null,
            [.. stations.Select(s => new RouteStation(s.Site.Id, s.OffsetK))]);
        return new RouteMoment(route, now, zone ?? London, [.. stations.Select((s, i) => new StationMoment(route.Stations[i], s.At(now)))]);
    }

    public static Decision Decide(DateTimeOffset now, SomeStation station, GrittingPolicyOptions? policy = null, RoutePriority priority = RoutePriority.P1, SaltType salt = SaltType.Dry) =>
        new GrittingDecisionRule(policy ?? new()).Decide(Moment(now, [station], priority, salt));

    public static bool Has(this Decision decision, string code) => decision.Reasons.Any(r => r.Code == code);
}
