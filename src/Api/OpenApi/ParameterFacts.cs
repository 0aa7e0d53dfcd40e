using Microsoft.OpenApi;

namespace Telemetry.Api.OpenApi;

/// <summary>What is true of a parameter wherever it occurs: its format, and an example out of docs/network.example.json.</summary>
internal static class ParameterFacts
{
    public static IReadOnlyDictionary<string, (JsonSchemaType Type, string? Format, string Example)> All { get; } =
        new Dictionary<string, (JsonSchemaType, string?, string)>(StringComparer.Ordinal)
        {
            ["site"] = (JsonSchemaType.String, null, "a57-snake"),
            ["sensor"] = (JsonSchemaType.String, null, "rws-snake"),
            ["quantity"] = (JsonSchemaType.String, null, "road_surface_temperature"),
            ["bin"] = (JsonSchemaType.String, null, "market-1"),
            ["route"] = (JsonSchemaType.String, null, "p1-snake"),
            ["gateway"] = (JsonSchemaType.String, null, "depot-north"),
            ["day"] = (JsonSchemaType.String, "date", "2026-01-14"),
            ["days"] = (JsonSchemaType.Integer, "int32", "1"),
            ["from"] = (JsonSchemaType.String, "date-time", "2026-01-14T12:00:00Z"),
            ["to"] = (JsonSchemaType.String, "date-time", "2026-01-15T12:00:00Z"),
            ["knownAt"] = (JsonSchemaType.String, "date-time", "2026-01-15T12:00:00Z"),
            ["since"] = (JsonSchemaType.String, "date-time", "2026-01-14T12:00:00Z"),
            ["drivenBefore"] = (JsonSchemaType.String, "date-time", "2026-01-14T18:00:00Z"),
            ["issuedAt"] = (JsonSchemaType.String, "date-time", "2026-01-14T15:00:00Z"),
            ["interval"] = (JsonSchemaType.String, null, "1h"),
            ["aggregate"] = (JsonSchemaType.String, null, "mean"),
            ["timeZone"] = (JsonSchemaType.String, null, "Europe/London"),
            ["flags"] = (JsonSchemaType.String, null, "pass,suspect"),
            ["limit"] = (JsonSchemaType.Integer, "int32", "100"),
            ["format"] = (JsonSchemaType.String, null, "json"),
            ["includeRetired"] = (JsonSchemaType.Boolean, null, "false"),
            ["year"] = (JsonSchemaType.Integer, "int32", "2026"),
            ["scale"] = (JsonSchemaType.String, null, "daqi"),
            ["period"] = (JsonSchemaType.String, null, "hour"),
            ["reason"] = (JsonSchemaType.String, null, "UnknownSensor"),
            ["kinds"] = (JsonSchemaType.String, null, "decision,alert"),
            ["hours"] = (JsonSchemaType.Integer, "int32", "24"),
            ["siteKind"] = (JsonSchemaType.String, null, "road"),
            ["rule"] = (JsonSchemaType.String, null, "hoar-frost"),
            ["subject"] = (JsonSchemaType.String, null, "a57-snake"),
            ["state"] = (JsonSchemaType.String, null, "all"),
            ["severity"] = (JsonSchemaType.String, null, "Warning"),
            ["until"] = (JsonSchemaType.String, "date-time", "2026-01-15T12:00:00Z"),
            ["revision"] = (JsonSchemaType.Integer, "int32", "1"),
            ["report"] = (JsonSchemaType.String, null, "20260114T180000Z"),
            ["sha256"] = (JsonSchemaType.String, null, "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"),
            ["id"] = (JsonSchemaType.Integer, "int64", "42"),
        };
}
