namespace Telemetry.Api.Endpoints.Latest;

/// <summary>The newest reading of every series asked for.</summary>
internal sealed record LatestDto(bool SimulatedTime, IReadOnlyList<LatestReadingDto> Readings);
