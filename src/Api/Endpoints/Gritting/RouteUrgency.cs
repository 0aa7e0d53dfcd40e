using Telemetry.Domain.Decisions;

namespace Telemetry.Api.Endpoints.Gritting;

/// <summary>What the duty officer must see first: the gravest action, then the one that must start soonest.</summary>
internal static class RouteUrgency
{
    /// <summary>Higher is more urgent. Nothing decided ranks above MONITOR: it is not "no action", and somebody must look.</summary>
    public static double Severity(Decision? decision) => decision is null ? (double)GrittingAction.Monitor + 0.5 : (double)decision.Action;

    public static DateTimeOffset MustStartBy(Decision? decision) => decision?.WindowEnd ?? DateTimeOffset.MaxValue;
}
