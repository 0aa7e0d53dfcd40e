using Microsoft.AspNetCore.Http.HttpResults;
using Telemetry.Api.Endpoints.Requests;
using Telemetry.Api.Problems;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using Telemetry.Domain.Storage;

namespace Telemetry.Api.Endpoints.Gritting.Orders;

/// <summary>What a person acts on: the revision that stands, so that nobody acts on what has changed meanwhile.</summary>
internal static class StandingDecision
{
    /// <summary>The record that stands; else the problem to answer with.</summary>
    public static async Task<(LoggedOutcome<Decision>? Standing, ProblemHttpResult? Problem)> FindAsync(
        IOutcomeLog log, DateOnly day, string route, int revision, string whatToDo, CancellationToken cancellation)
    {
        var standing = (await log.ReadStandingDecisionsAsync(day, null, cancellation)).FirstOrDefault(d => d.Outcome.Route == new RouteId(route));
        return standing is null
            ? (null, ApiProblem.NotFound($"There is no decision for '{QueryText.Short(route)}' on {day:yyyy-MM-dd}. Decisions are listed at /api/v1/gritting/decisions."))
            : standing.Outcome.Revision == revision
                ? (standing, null)
                : (null, ApiProblem.Conflict($"Revision {standing.Outcome.Revision} stands, not {revision}. Look at it, and {whatToDo} that one."));
    }
}
