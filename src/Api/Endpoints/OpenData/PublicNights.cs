using Telemetry.Api.CallOuts;
using Telemetry.Api.Endpoints.Gritting;
using Telemetry.Api.Endpoints.Gritting.Spreading;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using Telemetry.Domain.Storage;

namespace Telemetry.Api.Endpoints.OpenData;

/// <summary>Reads nights as everybody may see them: no person, vehicle, sensor or free text is in them.</summary>
internal sealed class PublicNights(IOutcomeLog log, ITreatmentLog treatments)
{
    public async Task<IReadOnlyList<PublicRouteNightDto>> ReadAsync(IReadOnlyList<Route> routes, DateOnly first, int days, CancellationToken cancellation)
    {
        // A day starts at noon local: the noon before in UTC is early enough in whatever zone.
        var since = new DateTimeOffset(first.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddHours(-12);
        var actions = (await log.ReadActionsAsync(since, cancellation)).Where(DecisionFollowUp.IsAcknowledgement);
        var orders = new DecisionFollowUp(actions, [], [], new CallOutOptions());
        List<PublicRouteNightDto> nights = [];
        for (var day = first; day < first.AddDays(days); day = day.AddDays(1))
        {
            var decided = (await log.ReadStandingDecisionsAsync(day, null, cancellation)).ToDictionary(d => d.Outcome.Route);
            var spread = (await treatments.ReadAsync(day, routes.Count == 1 ? routes[0].Id : null, cancellation)).ToLookup(t => t.Outcome.Route);
            nights.AddRange(routes.Select(route => new PublicRouteNightDto(
                day,
                route.Id.Value,
                route.Name,
                decided.TryGetValue(route.Id, out var decision) ? Of(decision, orders) : null,
                [.. spread[route.Id].Select(t => Of(t.Outcome))])));
        }

        return nights;
    }

    private static PublicDecisionDto Of(LoggedOutcome<Decision> logged, DecisionFollowUp orders)
    {
        var decision = logged.Outcome;
        var order = orders.StandingOrder(logged);
        var overridden = orders.Order(logged)?.Kind == nameof(OperatorActionKind.Override);
        var done = order ?? DecisionOrder.Of(decision);
        var treats = done.Action.Treats();
        return new PublicDecisionDto(
            order is null ? "decided" : overridden ? "overridden" : "confirmed",
            decision.Revision,
            decision.DecidedAt,
            done.Action.Name(),
            InWords(done.Action),
            done.SpreadRate,
            GrittingMapping.Name(done.Treatments),
            treats ? done.StartAt ?? decision.WindowStart : null,
            treats ? done.StartAt ?? decision.WindowEnd : null,
            PublicReasons.Of(decision));
    }

    private static PublicTreatmentDto Of(TreatmentReport report) => new(
        report.StartedAt, report.EndedAt, TreatmentMapping.Name(report.Material), report.SpreadRate, report.Tonnes);

    private static string InWords(GrittingAction action) => action switch
    {
        GrittingAction.NoAction => "No treatment is needed.",
        GrittingAction.Monitor => "Watched; no treatment is planned.",
        GrittingAction.LikelyTimeTbc => "Likely to be treated; the time is not yet set.",
        GrittingAction.Footway => "The footway is to be treated.",
        GrittingAction.Spot => "Single places are to be treated.",
        GrittingAction.Precautionary => "To be salted before ice forms.",
        GrittingAction.PostTreatment => "To be treated: ice or snow is on the road.",
        GrittingAction.Plough => "To be ploughed and salted.",
        _ => "A duty officer decides.",
    };
}
