namespace Telemetry.Api.Endpoints.Map;

/// <summary>The network as a GeoJSON feature collection (RFC 7946; WGS 84, longitude first): gritting routes, then sites, each in the order of the network file.</summary>
/// <param name="Type">FeatureCollection.</param>
internal sealed record MapDto(string Type, IReadOnlyList<MapFeatureDto> Features);
