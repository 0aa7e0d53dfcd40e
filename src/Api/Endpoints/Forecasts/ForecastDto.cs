namespace Telemetry.Api.Endpoints.Forecasts;

/// <summary>One forecast for one site, as issued.</summary>
/// <param name="Source">Who made it.</param>
/// <param name="Values">By hour, ascending.</param>
internal sealed record ForecastDto(
    string Site, DateTimeOffset IssuedAt, DateTimeOffset ReceivedAt, string Source, IReadOnlyList<ForecastValueDto> Values);
