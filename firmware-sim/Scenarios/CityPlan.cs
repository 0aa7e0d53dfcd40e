using Telemetry.FirmwareSim.City;
using Telemetry.FirmwareSim.Weather;

namespace Telemetry.FirmwareSim.Scenarios;

/// <summary>What happens in the city, and what ails its devices: the sum of the scenarios chosen. It comes every weather day anew.</summary>
internal sealed record CityPlan
{
    /// <summary>The clear night with nothing wrong.</summary>
    public static CityPlan Undisturbed { get; } = new();

    public WeatherKind Weather { get; init; } = WeatherKind.FrostNight;

    /// <summary>How bad the smog gets, 0 for none to 1: docs/sources/firmware-sim.md#smog.</summary>
    public double Smog { get; init; }

    public IReadOnlyList<BinEvent> Fires { get; init; } = [];

    public IReadOnlyList<BinEvent> Falls { get; init; } = [];

    /// <summary>What sensors measure wrongly.</summary>
    public IReadOnlyList<SensorFault> Faults { get; init; } = [];

    /// <summary>What happens to readings on their way.</summary>
    public IReadOnlyList<DeliveryFault> Deliveries { get; init; } = [];

    public IReadOnlyList<GatewayOutage> Outages { get; init; } = [];

    public static CityPlan Of(IEnumerable<string> scenarios) =>
        scenarios.Aggregate(Undisturbed, static (plan, name) => ScenarioCatalogue.Get(name).AddTo(plan));

    /// <summary>A place's climate in this weather.</summary>
    public StationClimate ClimateOf(StationClimate place) => Weather switch
    {
        // The shower of the west passes over the whole borough, and nobody has treated.
        WeatherKind.WetThenFreezing => place with { BandRain = 0, ShowerRain = 1.4, TreatedAt = null },
        WeatherKind.Fog => place with
        {
            BandRain = 0, ShowerRain = 0, TreatedAt = null, CloudFloor = 0, Fog = true, WindFactor = 0.4 * place.WindFactor,
            DayDepressionK = Math.Min(place.DayDepressionK, 2), NightDepressionK = Math.Min(place.NightDepressionK, 0.06),
        },
        _ => place,
    };
}
