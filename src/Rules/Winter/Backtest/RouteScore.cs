using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;

namespace Telemetry.Rules.Winter.Backtest;

/// <summary>How the decisions of one route did, under one meaning of "needed treating".</summary>
/// <param name="AtTheHour">The decision at the hour asked at. ESCALATE asks a person, and counts as not treated.</param>
/// <param name="AtTheHourCritical">… on critical nights, as UK practice counts.</param>
/// <param name="Escalated">Nights of it on which a person was asked, of them those that needed treating.</param>
/// <param name="AsRevised">What was spread when the decisions were carried out as revised.</param>
/// <param name="InTime">Of nights treated whose freeze has a time: those on which the first treatment was over before it.</param>
/// <param name="Policies">Over the nights that every policy could decide.</param>
/// <param name="ComparedNights">How many those are.</param>
public sealed record RouteScore(
    Truth Truth,
    Contingency AtTheHour,
    Interval? AtTheHourPeirce,
    Contingency AtTheHourCritical,
    Proportion Escalated,
    Contingency AsRevised,
    Interval? AsRevisedPeirce,
    Proportion InTime,
    IReadOnlyList<PolicyScore> Policies,
    int ComparedNights)
{
    public static RouteScore Of(IReadOnlyList<NightCase> nights, Route route, Truth truth, BacktestOptions costs)
    {
        ArgumentNullException.ThrowIfNull(nights);
        ArgumentNullException.ThrowIfNull(route);
        NightCase[] known = [.. nights.Where(n => n.Observed.By(truth) is not null && n.Asked is not null)];
        (bool, bool)[] asked = [.. known.Select(n => (n.Asked!.Action.Treats(), n.Observed.By(truth)!.Value))];
        (bool, bool)[] revised = [.. known.Select(n => (n.Carried.Spreading.Treats, n.Observed.By(truth)!.Value))];
        NightCase[] escalated = [.. known.Where(n => n.Asked!.Action == GrittingAction.Escalate)];
        bool[] inTime = [.. known.Select(n => n.InTime(route.Treatment)).OfType<bool>()];
        NightCase[] compared = [.. known.Where(n => n.Asked!.MinRst is not null)];
        return new RouteScore(
            truth,
            Contingency.Of(asked),
            Contingency.PeirceInterval(asked),
            Contingency.Of(known.Where(n => n.Observed.IsCritical).Select(n => (n.Asked!.Action.Treats(), n.Observed.By(truth)!.Value))),
            new Proportion(escalated.Count(n => n.Observed.By(truth) == true), escalated.Length),
            Contingency.Of(revised),
            Contingency.PeirceInterval(revised),
            new Proportion(inTime.Count(t => t), inTime.Length),
            PolicyScore.Of(compared, route, truth, costs),
            compared.Length);
    }
}
