using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using static Telemetry.Tests.Unit.Rules.Winter.SomeRoute;

namespace Telemetry.Tests.Unit.Rules.Winter.Backtest;

internal static class SomeDecision
{
    /// <summary>40 km × 7.3 m: 10 g/m² are 2.92 t.</summary>
    public static Route Route { get; } = new(new RouteId("r1"), "Route 1", RoutePriority.P1, 40, 7.3, TimeSpan.FromHours(3), SaltType.Dry, null, []);

    public static Decision At(double hour, GrittingAction action, double? rate = null, Treatments treatments = Treatments.None, double? latest = null, bool late = false, double? minimum = null) => new()
    {
        Route = Route.Id,
        Day = new DateOnly(2026, 1, 14),
        Revision = 0,
        DecidedAt = Jan14(hour),
        Action = action,
        SpreadRate = rate,
        Treatments = treatments,
        WindowEnd = latest is { } end ? Jan14(end) : null,
        LateRisk = late,
        MinRst = minimum,
        Confidence = 0.9,
        Reasons = [],
        Inputs = [],
        RuleVersion = "test",
    };

    public static Decision Precaution(double hour, double rate = 10, double? latest = null, bool late = false, double? minimum = null) =>
        At(hour, GrittingAction.Precautionary, rate, Treatments.One, latest, late, minimum);
}
