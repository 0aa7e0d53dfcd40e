namespace Telemetry.Domain.Decisions;

/// <summary>What to do about a route, mildest first. Sources: docs/sources/winter.md#actions.</summary>
public enum GrittingAction
{
    NoAction,
    Monitor,
    LikelyTimeTbc,
    Footway,
    Spot,
    Precautionary,
    PostTreatment,
    Plough,
    Escalate,
}
