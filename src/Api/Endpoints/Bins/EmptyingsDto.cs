namespace Telemetry.Api.Endpoints.Bins;

/// <summary>Emptyings of one bin, oldest first.</summary>
internal sealed record EmptyingsDto(
    DateTimeOffset AsOf, bool SimulatedTime, string Bin, DateTimeOffset From, DateTimeOffset To, IReadOnlyList<EmptyingDto> Emptyings);
