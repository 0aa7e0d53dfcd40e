namespace Telemetry.Api.Endpoints.AirQuality;

/// <summary>Indices in order of time, site and pollutant.</summary>
internal sealed record AirQualityIndicesDto(
    string Period, DateTimeOffset From, DateTimeOffset To, bool SimulatedTime, IReadOnlyList<AirQualityIndexDto> Indices);
