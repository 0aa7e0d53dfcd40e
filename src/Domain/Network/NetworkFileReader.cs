using System.Text.Json;

namespace Telemetry.Domain.Network;

/// <summary>
/// Reads a network file (docs/network.schema.json) and tells every error in it at once, each with its JSON path. Bad data never throws.
/// </summary>
public static class NetworkFileReader
{
    /// <summary>Largest file, bytes: about 400,000 sensors.</summary>
    public const int MaxBytes = 64 * 1024 * 1024;

    public const string DefaultTimeZone = "Europe/London";

    private static ReadOnlySpan<byte> Utf8Bom => [0xEF, 0xBB, 0xBF];

    public static NetworkFileResult Read(ReadOnlySpan<byte> utf8Json)
    {
        var errors = new NetworkFileErrors();
        if (utf8Json.Length > MaxBytes)
        {
            errors.Add("$", $"must be at most {MaxBytes} bytes");
            return new NetworkFileResult(null, "", errors.All());
        }

        var json = utf8Json.StartsWith(Utf8Bom) ? utf8Json[Utf8Bom.Length..] : utf8Json;
        try
        {
            using var document = JsonDocument.Parse(json.ToArray());
            var network = ReadNetwork(document.RootElement, errors);
            return network is null || errors.Any
                ? new NetworkFileResult(null, "", errors.All())
                : new NetworkFileResult(network, NetworkFileHash.Of(document.RootElement), []);
        }
        catch (JsonException e)
        {
            errors.Add("$", $"is not JSON: {e.Message}");
            return new NetworkFileResult(null, "", errors.All());
        }
    }

    private static CityNetwork? ReadNetwork(JsonElement root, NetworkFileErrors errors)
    {
        var file = NetworkFileObject.Open(
            root, "$", errors, "$schema", "timeZone", "gateways", "sites", "sensors", "routes", "bins");
        if (file is null)
        {
            return null;
        }

        var timeZone = ReadTimeZone(file);
        var gateways = new NetworkFileGateways(file, errors);
        var sites = new NetworkFileSites(file, errors);
        var sensors = new NetworkFileSensors(file, sites, gateways, errors);
        var routes = NetworkFileRoutes.Read(file, sites, errors);
        var bins = NetworkFileBins.Read(file, sites, sensors, timeZone, errors);
        return errors.Any
            ? null
            : new CityNetwork(timeZone, gateways.WithOwn(sensors.All), sites.All, sensors.All, routes, bins);
    }

    private static TimeZoneInfo ReadTimeZone(NetworkFileObject file)
    {
        file.Text("$schema", required: false);
        var id = file.Text("timeZone", required: false);
        if (TimeZoneInfo.TryFindSystemTimeZoneById(id ?? DefaultTimeZone, out var zone) && zone.HasIanaId)
        {
            return zone;
        }

        file.Fail("timeZone", $"'{id}' is no IANA time zone known here, as {DefaultTimeZone} is");
        return TimeZoneInfo.Utc;
    }
}
