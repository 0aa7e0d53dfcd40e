using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Storage;
using Telemetry.Rules.Winter.RoadSurface;

namespace Telemetry.Api.Endpoints.RoadForecasts;

/// <summary>What a road sensor says of what lies on the road, as far as a forecast can begin from it.</summary>
internal static class OnRoadSensor
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(30);

    /// <summary>Null where no fresh reading says how much there is: of ice, frost and snow a sensor gives the word and no amount.</summary>
    public static RoadStores? Of(IReadOnlyDictionary<Quantity, List<ReadingRow>> known, DateTimeOffset at)
    {
        var state = Newest(known.GetValueOrDefault(Quantity.SurfaceState), at) is { } word ? (SurfaceState)(int)word : (SurfaceState?)null;
        var film = Newest(known.GetValueOrDefault(Quantity.WaterFilmThickness), at);
        return state is { } on && IsFrozen(on) ? null
            : film is { } water ? new RoadStores(water, 0, 0, 0)
            : state == SurfaceState.Dry ? new RoadStores(0, 0, 0, 0)
            : null;
    }

    public static SurfaceState? Frozen(List<ReadingRow> states, DateTimeOffset at) =>
        Newest(states, at) is { } word && IsFrozen((SurfaceState)(int)word) ? (SurfaceState)(int)word : null;

    private static bool IsFrozen(SurfaceState state) => state is SurfaceState.Frost or SurfaceState.Ice or SurfaceState.Slush or SurfaceState.Snow;

    private static double? Newest(List<ReadingRow>? rows, DateTimeOffset at) => rows is [.., var newest] && at - newest.ObservedAt <= Fresh ? newest.Value : null;
}
