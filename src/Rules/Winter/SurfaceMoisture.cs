namespace Telemetry.Rules.Winter;

/// <summary>How moist a road is, or will be when it freezes. Dry is only ever shown, never assumed.</summary>
public enum SurfaceMoisture
{
    Dry,
    Damp,
    Wet,
}
