namespace Telemetry.Domain.Alerts;

public static class AlertStates
{
    /// <summary>Something goes on: the life cycle is neither at rest nor over.</summary>
    public static bool IsOpen(this AlertState state) => state is not (AlertState.Cleared or AlertState.Lapsed);

    /// <summary>An alert that people are shown: raised, and not yet known to be over.</summary>
    public static bool IsStanding(this AlertState state) => state is AlertState.Raised or AlertState.Clearing or AlertState.Stale;
}
