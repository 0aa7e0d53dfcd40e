namespace Telemetry.Api.Endpoints.AirQuality;

/// <summary>Indices of one scale in order of time, site and pollutant.</summary>
/// <param name="Scale">daqi or european.</param>
internal sealed record AirQualityIndicesDto(
    string Scale, string Period, DateTimeOffset From, DateTimeOffset To, bool SimulatedTime, IReadOnlyList<AirQualityIndexDto> Indices);
