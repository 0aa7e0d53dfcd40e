namespace Telemetry.Api.Endpoints.Bins;

/// <summary>Fills of one bin, oldest first.</summary>
internal sealed record FillsDto(
    DateTimeOffset AsOf, bool SimulatedTime, string Bin, DateTimeOffset From, DateTimeOffset To, IReadOnlyList<FillDto> Fills);
