using Telemetry.Domain.Network;
using Telemetry.FirmwareSim.Weather;

namespace Telemetry.FirmwareSim.City;

/// <summary>
/// The demo city: Marlhaven, a borough that does not exist, between a range of hills and the North Sea. Each row is a place;
/// each climate is made so that its route meets one case of the duty officer's night (docs/firmware-sim.md).
/// </summary>
internal static class Marlhaven
{
    public static IReadOnlyList<(string Id, string Name)> Gateways { get; } =
    [
        ("gw-wold", "Beacon Hill mast"), ("gw-north", "Northgate depot"), ("gw-valley", "Marl valley pumping station"),
        ("gw-town", "Civic centre roof"), ("gw-coast", "Harbour office"), ("gw-air", "Air quality concentrator"),
        ("gw-waste-town", "Waste concentrator, Civic centre"), ("gw-waste-coast", "Waste concentrator, Harbour"),
    ];

    // Rained on at midday, clear by dusk, treated in the evening where the crews would go by a sound forecast.
    private static readonly StationClimate Wold = new() { DayAirK = -0.7, NightAirK = -0.9, NightDepressionK = 0.8, WindFactor = 1.5, BandRain = 1.0, DeepTemperature = 1.5, TreatedAt = 5.5, Salt = 18 };
    private static readonly StationClimate North = new() { DayAirK = 0, NightAirK = -0.2, NightDepressionK = 0.9, BandRain = 0.9, DeepTemperature = 2, TreatedAt = 6, Salt = 15 };
    private static readonly StationClimate Valley = new() { DayAirK = 0.8, NightAirK = -0.6, NightDepressionK = 0.6, WindFactor = 0.5, BandRain = 0.8, DeepTemperature = 1.5, TreatedAt = 5, Salt = 18 };
    private static readonly StationClimate Quarry = new() { DayAirK = -0.3, NightAirK = -0.6, NightDepressionK = 0.9, BandRain = 0.9, DeepTemperature = 1.8, TreatedAt = 6, Salt = 15 };

    // A shower at half past seven in the evening, then the sky clears over a wet road that nobody treats.
    private static readonly StationClimate West = new() { DayAirK = 0.3, NightAirK = 0.2, NightDepressionK = 0.7, ShowerRain = 1.4, DeepTemperature = 2 };

    // Dry since yesterday, in moist and almost still air: hoar.
    private static readonly StationClimate Airfield = new() { DayAirK = 0, NightAirK = 1.3, DayDepressionK = 4.8, NightDepressionK = 1.4, WindFactor = 0.9, DeepTemperature = 1.2 };
    private static readonly StationClimate Fen = new() { DayAirK = 0.2, NightAirK = 0.5, DayDepressionK = 4.8, NightDepressionK = 1.3, WindFactor = 0.8, DeepTemperature = 1.2 };

    // Dry and sheltered: below zero with nothing to freeze.
    private static readonly StationClimate Town = new() { DayAirK = 1.0, NightAirK = 1.8, NightDepressionK = 4.5, WindFactor = 0.7, SkyView = 0.7, DeepTemperature = 2.5 };

    // Under the edge of the cloud that does not break: a night on the margin.
    private static readonly StationClimate South = new() { DayAirK = 0.6, NightAirK = 2.1, NightDepressionK = 1.6, CloudFloor = 7, DeepTemperature = 3 };

    // Wind off a sea of seven degrees.
    private static readonly StationClimate Coast = new() { DayAirK = 1.4, NightAirK = 5.7, NightDepressionK = 2.5, CloudFloor = 5, WindFactor = 2, DeepTemperature = 6 };

    // Traffic of a working day as such roads have it in Britain (docs/sources/firmware-sim.md#roads).
    private static readonly RoadTraffic Primary = new(12_000, 0.08, 80, 2);
    private static readonly RoadTraffic Radial = new(16_000, 0.06, 50, 2);
    private static readonly RoadTraffic Ring = new(24_000, 0.05, 45, 4);
    private static readonly RoadTraffic Secondary = new(4_000, 0.05, 65, 2);
    private static readonly RoadTraffic Lane = new(900, 0.04, 55, 2);
    private static readonly RoadTraffic Link = new(2_500, 0.20, 55, 2);
    private static readonly RoadTraffic Square = new(600, 0.15, 15, 1);

    public static IReadOnlyList<RoadStation> Stations { get; } =
    [
        new("beacon-hill", "rws-01", "gw-wold", "A1188 Beacon Hill summit", 53.8312, -0.4521, Wold, Primary),
        new("long-drove", "rws-02", "gw-wold", "A1188 Long Drove", 53.8178, -0.4187, Wold with { NightAirK = -0.6 }, Primary),
        new("northgate", "rws-03", "gw-north", "A1066 Northgate", 53.8546, -0.2893, North, Primary),
        new("kelm-bridge", "rws-04", "gw-north", "A1066 Kelm Bridge", 53.8731, -0.2714, North with { NightAirK = -0.5, DeepTemperature = 1.2 }, Primary),
        new("marl-bottom", "rws-05", "gw-valley", "B1320 Marl Bottom", 53.7982, -0.3642, Valley, Secondary),
        new("ford-lane", "rws-06", "gw-valley", "B1320 Ford Lane", 53.7874, -0.3411, Valley with { NightAirK = -0.3 }, Secondary),
        new("westfield", "rws-07", "gw-town", "A1093 Westfield roundabout", 53.8009, -0.3029, West, Radial),
        new("canal-head", "rws-08", "gw-town", "A1093 Canal Head", 53.8041, -0.2765, West with { NightAirK = 0.5 }, Radial),
        new("airfield", "rws-09", "gw-north", "B1331 Old Airfield", 53.8823, -0.3268, Airfield, Secondary),
        new("drypool-farm", "rws-10", "gw-north", "B1331 Drypool Farm", 53.8902, -0.3015, Airfield with { NightAirK = 1.1 }, Secondary),
        new("fen-end", "rws-11", "gw-valley", "C207 Fen End", 53.7583, -0.3324, Fen, Lane),
        new("eelpie", "rws-12", "gw-valley", "C207 Eelpie Bank", 53.7497, -0.3071, Fen with { NightAirK = 0.7 }, Lane),
        new("ring-east", "rws-13", "gw-town", "Ring road, Tannery Street", 53.8021, -0.2402, Town, Ring),
        new("ring-west", "rws-14", "gw-town", "Ring road, Castle Dyke", 53.8003, -0.2591, Town with { NightAirK = 1.5 }, Ring),
        new("southmoor", "rws-15", "gw-town", "A1104 Southmoor", 53.7712, -0.2428, South, Radial),
        new("brickyard", "rws-16", "gw-town", "A1104 Brickyard Lane", 53.7619, -0.2286, South with { NightAirK = 2.2 }, Radial),
        new("esplanade", "rws-17", "gw-coast", "Esplanade", 53.8063, -0.1079, Coast, Radial),
        new("fish-quay", "rws-18", "gw-coast", "Fish Quay", 53.7991, -0.1034, Coast with { NightAirK = 6.1 }, Radial),
        new("sandholme", "rws-19", "gw-coast", "B1345 Sandholme", 53.8357, -0.1281, Coast with { NightAirK = 5.1 }, Secondary),
        new("lighthouse", "rws-20", "gw-coast", "B1345 Lighthouse Road", 53.8482, -0.1312, Coast with { NightAirK = 5.4 }, Secondary),
        new("quarry-gate", "rws-21", "gw-wold", "C118 Quarry Gate", 53.8415, -0.3827, Quarry, Link),
        new("limekiln", "rws-22", "gw-wold", "C118 Limekiln Bank", 53.8372, -0.3604, Quarry with { NightAirK = -0.9 }, Link),
        new("market-place", "rws-23", "gw-town", "Market Place", 53.8012, -0.2487, Town with { NightAirK = 1.4, NightDepressionK = 3.5, SkyView = 0.5 }, Square),
        new("priory-walk", "rws-24", "gw-town", "Priory Walk", 53.8034, -0.2509, Town with { NightAirK = 1.2, NightDepressionK = 3.5, SkyView = 0.6 }, Square),
    ];

    public static IReadOnlyList<GrittingRoute> Routes { get; } =
    [
        new("R01", "A1188 Beacon Hill", "P1", 31.4, 7.3, 120, "pre-wet", ("beacon-hill", -0.5), ("long-drove", -0.8)),
        new("R02", "A1066 Northern primary", "P1", 28.6, 9.3, 110, "pre-wet", ("northgate", -0.7), ("kelm-bridge", -0.4)),
        new("R03", "B1320 Marl valley", "P1", 24.2, 6.8, 100, "pre-wet", ("marl-bottom", -0.3), ("ford-lane", -0.6)),
        new("R04", "A1093 Western approach", "P1", 22.7, 7.3, 90, "dry", ("westfield", -0.6), ("canal-head", -0.5)),
        new("R05", "B1331 Airfield", "P2", 18.9, 6.5, 90, "dry", ("airfield", -0.4), ("drypool-farm", -0.4)),
        new("R06", "C207 Fen lanes", "P2", 26.3, 5.5, 120, "pre-wet", ("fen-end", -0.5), ("eelpie", -0.7)),
        new("R07", "Ring road", "P1", 14.8, 9.3, 75, "dry", ("ring-east", -0.3), ("ring-west", -0.4)),
        new("R08", "A1104 Southern radial", "P1", 21.5, 7.3, 90, "dry", ("southmoor", -0.3), ("brickyard", -0.4)),
        new("R09", "Harbour and Esplanade", "P1", 16.2, 7.3, 80, "dry", ("esplanade", -0.3), ("fish-quay", -0.3)),
        new("R10", "B1345 Sandholme coast road", "P2", 19.6, 6.5, 90, "dry", ("sandholme", -0.5), ("lighthouse", -0.4)),
        new("R11", "C118 Quarry link", "P2", 17.3, 6.5, 85, "dry", ("quarry-gate", -0.5), ("limekiln", -0.5)),
        new("R12", "Market Place footways", "FOOTWAY", 6.4, 2.4, 150, "dry", ("market-place", -0.2), ("priory-walk", -0.3)),
    ];

    public static IReadOnlyList<AirSite> AirSites { get; } =
    [
        new("aq-castle-dyke", "aqm-01", "Castle Dyke roadside", 53.8005, -0.2577, true, 62, 3),
        new("aq-priory-park", "aqm-02", "Priory Park background", 53.8058, -0.2466, true, 16, 6),
        new("aq-tannery", "aqn-03", "Tannery Street", 53.8018, -0.2411, false, 48, 4),
        new("aq-station-road", "aqn-04", "Station Road", 53.7969, -0.2449, false, 44, 4),
        new("aq-st-olaves", "aqn-05", "St Olave's School", 53.7931, -0.2532, false, 26, 9),
        new("aq-southmoor", "aqn-06", "Southmoor estate", 53.7725, -0.2441, false, 20, 14),
        new("aq-northgate", "aqn-07", "Northgate", 53.8532, -0.2881, false, 34, 7),
        new("aq-westfield", "aqn-08", "Westfield roundabout", 53.8012, -0.3011, false, 40, 6),
        new("aq-fish-quay", "aqn-09", "Fish Quay", 53.7996, -0.1041, false, 22, 3, 28),
        new("aq-brickyard", "aqn-10", "Brickyard Lane", 53.7623, -0.2291, false, 24, 10),
    ];

    /// <summary>Everything that signs in to the broker: the gateways, and the sensors that are their own.</summary>
    public static IEnumerable<string> Publishers =>
        Gateways.Select(g => g.Id).Concat(MarlhavenBins.All.Where(b => b.Gateway is null).Select(b => b.Sensor));

    /// <summary>The climate of the town, for how its air disperses.</summary>
    public static StationClimate TownClimate => Town;
}
