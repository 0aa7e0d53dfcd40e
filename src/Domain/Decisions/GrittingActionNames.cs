namespace Telemetry.Domain.Decisions;

/// <summary>The published names of actions, and which of them put salt on the road.</summary>
public static class GrittingActionNames
{
    public static string Name(this GrittingAction action) => action switch
    {
        GrittingAction.NoAction => "NO_ACTION",
        GrittingAction.Monitor => "MONITOR",
        GrittingAction.LikelyTimeTbc => "LIKELY_TIME_TBC",
        GrittingAction.Footway => "FOOTWAY",
        GrittingAction.Spot => "SPOT",
        GrittingAction.Precautionary => "PRECAUTIONARY",
        GrittingAction.PostTreatment => "POST_TREATMENT",
        GrittingAction.Plough => "PLOUGH",
        GrittingAction.Escalate => "ESCALATE",
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, null),
    };

    /// <summary>Whether the action puts a gritter on the road: PRECAUTIONARY, POST_TREATMENT or PLOUGH.</summary>
    public static bool Treats(this GrittingAction action) =>
        action is GrittingAction.Precautionary or GrittingAction.PostTreatment or GrittingAction.Plough;
}
