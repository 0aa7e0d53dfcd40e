namespace Telemetry.Api.Endpoints.Bins;

/// <summary>Every bin of the network, by id.</summary>
internal sealed record BinsDto(DateTimeOffset AsOf, bool SimulatedTime, IReadOnlyList<BinDto> Bins);
