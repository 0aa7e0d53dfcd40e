using Telemetry.Api.Endpoints.Gritting;

namespace Telemetry.Tests.Browser;

internal static class Some
{
    public static RouteDto Route(string id, string name, string priority = "P1", double lengthKm = 40) => new(id, name, priority, lengthKm, 7.3, "pre-wet");

    public static DecisionDto Decision(RouteDto route, long id) => new(
        id, route.Id, new DateOnly(2026, 1, 14), 1, Night.Evening.AddHours(-2), Night.Evening.AddHours(-2), Night.Evening.AddHours(-2), "PRECAUTIONARY", 10, "1", 2.92,
        Night.Evening.AddHours(-1), Night.Evening.AddHours(1), -2.1, new(2026, 1, 15, 5, 0, 0, TimeSpan.Zero), Night.Evening.AddHours(4),
        new(2026, 1, 15, 12, 0, 0, TimeSpan.Zero), new(2026, 1, 14, 18, 0, 0, TimeSpan.Zero), 0.91, 0.82, false, "frost-dry-or-damp", [new("road-surface", "It freezes.")], "winter-1", false, null, null, null, null, null);

    /// <summary>A decision that puts no salt on the road.</summary>
    public static DecisionDto Quiet(RouteDto route, string action, double minRst, string why) => Decision(route, 60) with
    {
        Action = action,
        SpreadRateGPerM2 = null,
        Treatments = null,
        SaltTonnes = null,
        WindowStart = null,
        WindowEnd = null,
        MinRst = minRst,
        FirstFreezeAt = null,
        MatrixRow = null,
        Reasons = [new("lowest", why)],
    };

    public static RouteDecisionDto Decided(RouteDto route, long id) => new(route, Decision(route, id), new(Night.Evening.AddMinutes(-2), false, null));

    public static StationInputDto Input(string site) => new(
        site, -0.4, 0.6, Night.Evening.AddMinutes(-2), "trusted", 1.1, -0.9, -0.8, "damp", 0.04, 0, 0, Night.Evening.AddHours(-6),
        new(2026, 1, 14, 18, 0, 0, TimeSpan.Zero), []);
}
