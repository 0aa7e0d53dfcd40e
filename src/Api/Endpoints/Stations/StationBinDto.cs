namespace Telemetry.Api.Endpoints.Stations;

/// <summary>A waste container that stands at a site.</summary>
/// <param name="Stream">What is thrown into it.</param>
/// <param name="CapacityLitres">l.</param>
internal sealed record StationBinDto(string Id, string Sensor, string Stream, double CapacityLitres);
