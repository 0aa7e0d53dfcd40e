using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;

namespace Telemetry.Rules.Winter.RoadSurface;

/// <summary>What a road sensor says of what lies on the road, as far as a forecast can begin from it.</summary>
public static class OnRoadSensor
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(30);

    /// <summary>Null where no fresh reading says how much there is: of ice, frost and snow a sensor gives the word and no amount.</summary>
    public static RoadStores? Of(IReadOnlyDictionary<Quantity, IReadOnlyList<RoadObservation>> known, DateTimeOffset at)
    {
        var state = Newest(known.GetValueOrDefault(Quantity.SurfaceState), at) is { } word ? (SurfaceState)(int)word : (SurfaceState?)null;
        var film = Newest(known.GetValueOrDefault(Quantity.WaterFilmThickness), at);
        return state is { } on && IsFrozen(on) ? null
            : film is { } water ? new RoadStores(water, 0, 0, 0)
            : state == SurfaceState.Dry ? new RoadStores(0, 0, 0, 0)
            : null;
    }

    public static SurfaceState? Frozen(IReadOnlyList<RoadObservation> states, DateTimeOffset at) =>
        Newest(states, at) is { } word && IsFrozen((SurfaceState)(int)word) ? (SurfaceState)(int)word : null;

    private static bool IsFrozen(SurfaceState state) => state is SurfaceState.Frost or SurfaceState.Ice or SurfaceState.Slush or SurfaceState.Snow;

    private static double? Newest(IReadOnlyList<RoadObservation>? rows, DateTimeOffset at) => rows is [.., var newest] && at - newest.At <= Fresh ? newest.Value : null;
}
