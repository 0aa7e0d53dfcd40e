using System.Text.Json;

namespace Telemetry.Api.Endpoints.Map;

/// <summary>A gritting route or a site.</summary>
/// <param name="Type">Feature.</param>
/// <param name="Id">route/ or site/ and the id.</param>
/// <param name="Geometry">A line, several, or a point; null for a route whose geometry the network file does not give.</param>
internal sealed record MapFeatureDto(string Type, string Id, JsonElement? Geometry, MapPropertiesDto Properties);
