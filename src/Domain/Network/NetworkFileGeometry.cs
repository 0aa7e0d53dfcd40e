using System.Globalization;
using System.Text.Json;

namespace Telemetry.Domain.Network;

/// <summary>A route's way as GeoJSON (RFC 7946): a LineString or a MultiLineString, longitude first.</summary>
internal static class NetworkFileGeometry
{
    public static bool Check(JsonElement geometry, string path, NetworkFileErrors errors)
    {
        if (NetworkFileObject.Open(geometry, path, errors, "type", "coordinates") is not { } from)
        {
            return false;
        }

        var depth = from.Choice("type", true, ("LineString", 1), ("MultiLineString", 2));
        var lines = from.Items("coordinates", required: true, notEmpty: true);
        if (depth == 1 && lines.Count == 1)
        {
            from.Fail("coordinates", "must have at least two positions");
            return false;
        }

        var sound = depth is not null && lines.Count > 0;
        foreach (var (element, at) in lines)
        {
            sound &= depth == 2 ? CheckLine(element, at, errors) : depth is null || CheckPosition(element, at, errors);
        }

        return sound;
    }

    private static bool CheckLine(JsonElement line, string path, NetworkFileErrors errors)
    {
        if (line.ValueKind != JsonValueKind.Array || line.GetArrayLength() < 2)
        {
            errors.Add(path, "must be an array of at least two positions");
            return false;
        }

        var sound = true;
        var index = 0;
        foreach (var position in line.EnumerateArray())
        {
            sound &= CheckPosition(position, string.Create(CultureInfo.InvariantCulture, $"{path}[{index++}]"), errors);
        }

        return sound;
    }

    private static bool CheckPosition(JsonElement position, string path, NetworkFileErrors errors)
    {
        if (position.ValueKind == JsonValueKind.Array
            && position.GetArrayLength() is 2 or 3
            && IsWithin(position[0], 180)
            && IsWithin(position[1], 90)
            && (position.GetArrayLength() == 2 || IsWithin(position[2], 10_000)))
        {
            return true;
        }

        errors.Add(path, "must be [longitude, latitude] or [longitude, latitude, height] in degrees and metres");
        return false;
    }

    private static bool IsWithin(JsonElement number, double bound) =>
        number.ValueKind == JsonValueKind.Number && number.TryGetDouble(out var value) && Math.Abs(value) <= bound;
}
