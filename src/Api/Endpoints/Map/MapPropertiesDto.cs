namespace Telemetry.Api.Endpoints.Map;

/// <summary>What a feature is. How it is just now stands at the addresses of decisions, alerts and sites.</summary>
/// <param name="Layer">route or site.</param>
/// <param name="Kind">Of a site: road, air or bin; else null.</param>
/// <param name="Priority">Of a route: P1, P2 or FOOTWAY; else null.</param>
/// <param name="LengthKm">Treated length of a route, km; else null.</param>
/// <param name="Stations">Site ids that represent a route; empty for a site.</param>
/// <param name="Bins">Bin ids at a site; empty for a route.</param>
internal sealed record MapPropertiesDto(
    string Layer, string Id, string Name, string? Kind, string? Priority, double? LengthKm, IReadOnlyList<string> Stations, IReadOnlyList<string> Bins);
