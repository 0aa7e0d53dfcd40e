using System.Text.Json.Nodes;

namespace Telemetry.Tests.Unit.Domain.Network;

/// <summary>The example network file, each time with one thing made wrong, and what must be said about it.</summary>
/// <remarks>Structural: the published schema must reject it too. The rest only a reader can know.</remarks>
internal static class NetworkFileMutations
{
    public static readonly IReadOnlyDictionary<string, Mutation> All = new Dictionary<string, Mutation>
    {
        ["no sites"] = new(f => f.AsObject().Remove("sites"), "$.sites", "is required", true),
        ["no sensors"] = new(f => f.AsObject().Remove("sensors"), "$.sensors", "is required", true),
        ["sites no array"] = new(f => f["sites"] = 1, "$.sites", "must be an array, not a number", true),
        ["site no object"] = new(f => f["sites"]![3] = "x", "$.sites[3]", "must be an object, not a string", true),
        ["site null"] = new(f => f["sites"]![3] = null, "$.sites[3]", "must be an object, not null", true),
        ["unknown property"] = new(f => f["sites"]![0]!["elevation"] = 3, "$.sites[0].elevation", "is not known here", true),
        ["unknown property with a strange name"] = new(f => f["it's \\ odd"] = 3, "$['it\\'s \\\\ odd']", "is not known here", true),
        ["unknown time zone"] = new(f => f["timeZone"] = "Europe/Londn", "$.timeZone", "no IANA time zone", false),
        ["blank time zone"] = new(f => f["timeZone"] = " ", "$.timeZone", "not blank", true),
        ["gateway without name"] = new(f => f["gateways"]![0]!.AsObject().Remove("name"), "$.gateways[0].name", "is required", true),
        ["gateway twice"] = new(f => f["gateways"]!.AsArray().Add(f["gateways"]![0]!.DeepClone()), "$.gateways[1].id", "is also the id of $.gateways[0]", false),
        ["identifier with a slash"] = new(f => f["gateways"]![0]!["id"] = "a/b", "$.gateways[0].id", "letters, digits", true),
        ["identifier too long"] = new(f => f["gateways"]![0]!["id"] = new string('a', 65), "$.gateways[0].id", "letters, digits", true),
        ["latitude out of range"] = new(f => f["sites"]![0]!["latitude"] = 90.1, "$.sites[0].latitude", "at least -90 and at most 90 degrees, not 90.1", true),
        ["longitude out of range"] = new(f => f["sites"]![0]!["longitude"] = -181, "$.sites[0].longitude", "at least -180", true),
        ["longitude a string"] = new(f => f["sites"]![0]!["longitude"] = "1.5", "$.sites[0].longitude", "must be a number, not a string", true),
        ["unknown kind"] = new(f => f["sites"]![0]!["kind"] = "Road", "$.sites[0].kind", "must be road or air or bin, not 'Road'", true),
        ["name with a control character"] = new(f => f["sites"]![0]!["name"] = "a\nb", "$.sites[0].name", "control characters", true),
        ["name too long"] = new(f => f["sites"]![0]!["name"] = new string('a', 201), "$.sites[0].name", "200 characters", true),
        ["site twice"] = new(f => f["sites"]![1]!["id"] = "a57-snake", "$.sites[1].id", "is also the id of $.sites[0]", false),
        ["road of an air site"] = new(f => f["sites"]![2]!["road"] = new JsonObject(), "$.sites[2].road", "kind road only", false),
        ["road no object"] = new(f => f["sites"]![0]!["road"] = "asphalt", "$.sites[0].road", "must be an object, not a string", true),
        ["road with something unknown"] = new(f => f["sites"]![0]!["road"]!["colour"] = "red", "$.sites[0].road.colour", "is not known here", true),
        ["road of an unknown construction"] = new(f => f["sites"]![0]!["road"]!["construction"] = "tunnel", "$.sites[0].road.construction", "must be ground or bridge", true),
        ["road of an unknown material"] = new(f => f["sites"]![0]!["road"]!["layers"]![0]!["material"] = "gold", "$.sites[0].road.layers[0].material", "must be asphalt or concrete or crushed_rock or soil", true),
        ["road layer of no thickness"] = new(f => f["sites"]![0]!["road"]!["layers"]![0]!["thicknessM"] = 0, "$.sites[0].road.layers[0].thicknessM", "at least 0.01 and at most 3 m", true),
        ["road layer without thickness"] = new(f => f["sites"]![0]!["road"]!["layers"]![0]!.AsObject().Remove("thicknessM"), "$.sites[0].road.layers[0].thicknessM", "is required", true),
        ["road that sees more than the sky"] = new(f => f["sites"]![0]!["road"]!["skyView"] = 1.01, "$.sites[0].road.skyView", "at most 1 of the sky", true),
        ["canyon without an axis"] = new(f => f["sites"]![0]!["road"]!["canyon"] = new JsonObject { ["widthM"] = 20, ["heightM"] = 15 }, "$.sites[0].road.canyon.axisDegrees", "is required", true),
        ["canyon of no width"] = new(f => f["sites"]![0]!["road"]!["canyon"] = new JsonObject { ["widthM"] = 0, ["heightM"] = 15, ["axisDegrees"] = 76 }, "$.sites[0].road.canyon.widthM", "at least 1", true),
        ["horizon out of order"] = new(f => f["sites"]![0]!["road"]!["horizon"]![1]!["azimuthDegrees"] = 90, "$.sites[0].road.horizon[1].azimuthDegrees", "must be above that of the point before it", false),
        ["horizon beyond the zenith"] = new(f => f["sites"]![0]!["road"]!["horizon"]![1]!["elevationDegrees"] = 91, "$.sites[0].road.horizon[1].elevationDegrees", "at most 90 degrees", true),
        ["albedo of a mirror"] = new(f => f["sites"]![0]!["road"]!["albedo"] = 1, "$.sites[0].road.albedo", "at most 0.9", true),
        ["wind factor negative"] = new(f => f["sites"]![0]!["road"]!["windFactor"] = -0.1, "$.sites[0].road.windFactor", "at least 0", true),
        ["wind at the ground"] = new(f => f["sites"]![0]!["road"]!["windHeightM"] = 0, "$.sites[0].road.windHeightM", "at least 0.5", true),
        ["subsurface at the surface"] = new(f => f["sites"]![0]!["road"]!["subsurfaceDepthM"] = 0, "$.sites[0].road.subsurfaceDepthM", "at least 0.01", true),
        ["traffic that stands"] = new(f => f["sites"]![0]!["road"]!["traffic"]!["speedKmH"] = 0, "$.sites[0].road.traffic.speedKmH", "at least 5 and at most 150 km/h", true),
        ["traffic on half a lane"] = new(f => f["sites"]![0]!["road"]!["traffic"]!["lanes"] = 2.5, "$.sites[0].road.traffic.lanes", "a whole number", true),
        ["traffic without lanes"] = new(f => f["sites"]![0]!["road"]!["traffic"]!.AsObject().Remove("lanes"), "$.sites[0].road.traffic.lanes", "is required", true),
        ["unknown site"] = new(f => f["sensors"]![3]!["site"] = "nowhere", "$.sensors[3].site", "known are a57-snake, a628-woodhead, high-street, market-square", false),
        ["unknown gateway"] = new(f => f["sensors"]![0]!["gateway"] = "depot-south", "$.sensors[0].gateway", "known are depot-north", false),
        ["gateway null"] = new(f => f["sensors"]![0]!["gateway"] = null, "$.sensors[0].gateway", "must be a string, not null", true),
        ["unknown quantity"] = new(f => f["sensors"]![0]!["quantities"]![1] = "rst", "$.sensors[0].quantities[1]", "'rst' is no quantity; known are road_surface_temperature, ", true),
        ["quantity no string"] = new(f => f["sensors"]![0]!["quantities"]![1] = 1, "$.sensors[0].quantities[1]", "must be the name", true),
        ["quantity twice"] = new(f => f["sensors"]![0]!["quantities"]![1] = "road_surface_temperature", "$.sensors[0].quantities[1]", "is given twice", true),
        ["no quantity"] = new(f => f["sensors"]![0]!["quantities"] = new JsonArray(), "$.sensors[0].quantities", "at least one", true),
        ["interval zero"] = new(f => f["sensors"]![0]!["intervalSeconds"] = 0, "$.sensors[0].intervalSeconds", "at least 1", true),
        ["interval beyond a week"] = new(f => f["sensors"]![0]!["intervalSeconds"] = 604801, "$.sensors[0].intervalSeconds", "at most 604800 s", true),
        ["unknown grade"] = new(f => f["sensors"]![0]!["grade"] = "good", "$.sensors[0].grade", "must be indicative or reference", true),
        ["sensor twice"] = new(f => f["sensors"]![1]!["id"] = "rws-snake", "$.sensors[1].id", "is also the id of $.sensors[0]", false),
        ["unknown priority"] = new(f => f["routes"]![0]!["priority"] = "P3", "$.routes[0].priority", "must be P1 or P2 or FOOTWAY", true),
        ["route twice"] = new(f => f["routes"]!.AsArray().Add(f["routes"]![0]!.DeepClone()), "$.routes[1].id", "is also the id of $.routes[0]", false),
        ["length zero"] = new(f => f["routes"]![0]!["lengthKm"] = 0, "$.routes[0].lengthKm", "above 0 and at most 500 km", true),
        ["width negative"] = new(f => f["routes"]![0]!["treatedWidthM"] = -1, "$.routes[0].treatedWidthM", "above 0", true),
        ["treatment of a day and more"] = new(f => f["routes"]![0]!["treatmentMinutes"] = 1441, "$.routes[0].treatmentMinutes", "1440 min", true),
        ["unknown salt"] = new(f => f["routes"]![0]!["salt"] = "wet", "$.routes[0].salt", "must be dry or pre-wet", true),
        ["no station"] = new(f => f["routes"]![0]!["stations"] = new JsonArray(), "$.routes[0].stations", "at least one", true),
        ["station is no road site"] = new(f => f["routes"]![0]!["stations"]![0]!["site"] = "high-street", "$.routes[0].stations[0].site", "is of kind air; it must be of kind road", false),
        ["station unknown"] = new(f => f["routes"]![0]!["stations"]![0]!["site"] = "nowhere", "$.routes[0].stations[0].site", "no site of this file", false),
        ["station twice"] = new(f => f["routes"]![0]!["stations"]![1]!["site"] = "a57-snake", "$.routes[0].stations[1].site", "already", false),
        ["offset beyond sense"] = new(f => f["routes"]![0]!["stations"]![0]!["offset"] = -16, "$.routes[0].stations[0].offset", "at least -15 and at most 15 K", true),
        ["no offset"] = new(f => f["routes"]![0]!["stations"]![0]!.AsObject().Remove("offset"), "$.routes[0].stations[0].offset", "is required", true),
        ["geometry a point"] = new(f => f["routes"]![0]!["geometry"]!["type"] = "Point", "$.routes[0].geometry.type", "LineString", true),
        ["line of one position"] = new(f => f["routes"]![0]!["geometry"]!["coordinates"] = new JsonArray(new JsonArray(0, 51)), "$.routes[0].geometry.coordinates", "at least two", true),
        ["position of one number"] = new(f => f["routes"]![0]!["geometry"]!["coordinates"]![1] = new JsonArray(1), "$.routes[0].geometry.coordinates[1]", "[longitude, latitude]", true),
        ["latitude and longitude exchanged"] = new(f => f["routes"]![0]!["geometry"]!["coordinates"]![1] = new JsonArray(1, 91), "$.routes[0].geometry.coordinates[1]", "[longitude, latitude]", false),
        ["bin at a road site"] = new(f => f["bins"]![0]!["site"] = "a57-snake", "$.bins[0].site", "must be of kind bin", false),
        ["bin without its sensor"] = new(f => f["bins"]![0]!["sensor"] = "bin-market-2", "$.bins[0].sensor", "known are aq-high-street, bin-market-1", false),
        ["bin's sensor elsewhere"] = new(f => f["bins"]![0]!["sensor"] = "aq-high-street", "$.bins[0].sensor", "is at site 'high-street'", false),
        ["bin's sensor measures no fill"] = new(f => f["sensors"]![3]!["quantities"] = new JsonArray("tilt"), "$.bins[0].sensor", "measures neither distance nor fill_level", false),
        ["bin's sensor has two bins"] = new(f => { var second = f["bins"]![0]!.DeepClone(); second["id"] = "market-2"; f["bins"]!.AsArray().Add(second); }, "$.bins[1].sensor", "is also the sensor of $.bins[0]", false),
        ["bin full at empty"] = new(f => f["bins"]![0]!["emptyDistanceMm"] = 250, "$.bins[0].emptyDistanceMm", "must be above fullDistanceMm", false),
        ["bin's dead zone above full"] = new(f => f["bins"]![0]!["deadZoneMm"] = 251, "$.bins[0].fullDistanceMm", "must be at least deadZoneMm", false),
        ["bin's dead zone negative"] = new(f => f["bins"]![0]!["deadZoneMm"] = -1, "$.bins[0].deadZoneMm", "at least 0", true),
        ["bin's full beyond its capacity"] = new(f => f["bins"]![0]!["fullPercentOfCapacity"] = 101, "$.bins[0].fullPercentOfCapacity", "at most 100 %", true),
        ["bin collected at nothing"] = new(f => f["bins"]![0]!["collectAtPercent"] = 0, "$.bins[0].collectAtPercent", "above 0 and at most 100 %", true),
        ["bin collected at null"] = new(f => f["bins"]![0]!["collectAtPercent"] = null, "$.bins[0].collectAtPercent", "must be a number, not null", true),
        ["bin collected every two years"] = new(f => f["bins"]![0]!["collectAfterDays"] = 730, "$.bins[0].collectAfterDays", "at most 366 d", true),
        ["bin in service since a date"] = new(f => f["bins"]![0]!["inServiceSince"] = "2025-11-03", "$.bins[0].inServiceSince", "a time with its zone", true),
        ["bin in service since a time without zone"] = new(f => f["bins"]![0]!["inServiceSince"] = "2025-11-03T09:00:00", "$.bins[0].inServiceSince", "not '2025-11-03T09:00:00'", true),
        ["bin in service since no day"] = new(f => f["bins"]![0]!["inServiceSince"] = "2025-11-31T09:00:00Z", "$.bins[0].inServiceSince", "a time with its zone", false),
        ["calibration without a date"] = new(f => f["bins"]![0]!["calibrations"]![0]!.AsObject().Remove("validFrom"), "$.bins[0].calibrations[0].validFrom", "is required", true),
        ["calibration full at empty"] = new(f => f["bins"]![0]!["calibrations"]![0]!["fullDistanceMm"] = 1320, "$.bins[0].calibrations[0].emptyDistanceMm", "must be above fullDistanceMm", false),
        ["calibration in the bin's dead zone"] = new(f => f["bins"]![0]!["calibrations"]![0]!["fullDistanceMm"] = 100, "$.bins[0].calibrations[0].fullDistanceMm", "must be at least deadZoneMm", false),
        ["calibrations out of order"] = new(f => f["bins"]![0]!["calibrations"]!.AsArray().Add(f["bins"]![0]!["calibrations"]![0]!.DeepClone()), "$.bins[0].calibrations[1].validFrom", "must be after", false),
        ["calibration with something unknown"] = new(f => f["bins"]![0]!["calibrations"]![0]!["by"] = "me", "$.bins[0].calibrations[0].by", "is not known here", true),
        ["calibrations no array"] = new(f => f["bins"]![0]!["calibrations"] = "x", "$.bins[0].calibrations", "must be an array", true),
        ["collection on no day"] = new(f => f["bins"]![0]!["collection"]!["days"] = new JsonArray(), "$.bins[0].collection.days", "at least one", true),
        ["collection on a day that is none"] = new(f => f["bins"]![0]!["collection"]!["days"]![1] = "Thursday", "$.bins[0].collection.days[1]", "must be monday or tuesday", true),
        ["collection twice a day"] = new(f => f["bins"]![0]!["collection"]!["days"]![1] = "monday", "$.bins[0].collection.days[1]", "'monday' is given twice", true),
        ["collection by no time"] = new(f => f["bins"]![0]!["collection"]!.AsObject().Remove("byTime"), "$.bins[0].collection.byTime", "is required", true),
        ["collection after midnight"] = new(f => f["bins"]![0]!["collection"]!["byTime"] = "24:30", "$.bins[0].collection.byTime", "a local time of day, as 14:30 is, not '24:30'", true),
        ["collection no object"] = new(f => f["bins"]![0]!["collection"] = "monday", "$.bins[0].collection", "must be an object, not a string", true),
        ["bin without capacity"] = new(f => f["bins"]![0]!["capacityLitres"] = 0, "$.bins[0].capacityLitres", "above 0", true),
    };

    public static string Example { get; } = File.ReadAllText(Repository.Path("docs", "network.example.json"));

    public static string Apply(string name)
    {
        var file = JsonNode.Parse(Example)!;
        All[name].Change(file);
        return file.ToJsonString();
    }

    internal sealed record Mutation(Action<JsonNode> Change, string Path, string Says, bool Structural);
}
