using Telemetry.Domain.Readings;

namespace Telemetry.Rules.Winter.RoadSurface;

/// <summary>The word for what lies on a road (docs/sources/winter.md#surface-model).</summary>
internal static class SurfaceStates
{
    private const double Damp = 0.01;
    private const double Wet = 0.2;
    private const double Streaming = 2;

    public static SurfaceState Of(in RoadStores on)
    {
        if (on.Snow >= Wet)
        {
            return on.Water >= on.Snow ? SurfaceState.Slush : SurfaceState.Snow;
        }

        // Frozen first: a film that is half ice is slippery.
        return on.Ice + on.Snow >= Damp ? SurfaceState.Ice
            : on.Frost >= Damp ? SurfaceState.Frost
            : on.Water >= Streaming ? SurfaceState.Streaming
            : on.Water >= Wet ? SurfaceState.Wet
            : on.Water < Damp ? SurfaceState.Dry
            : SurfaceState.Damp;
    }
}
