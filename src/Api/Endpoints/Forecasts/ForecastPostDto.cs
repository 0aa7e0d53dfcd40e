namespace Telemetry.Api.Endpoints.Forecasts;

/// <summary>A forecast handed in.</summary>
/// <param name="Site">Site id.</param>
/// <param name="IssuedAt">When it was made (RFC 3339 with zone).</param>
/// <param name="Source">Who made it.</param>
/// <param name="Values">One entry for each hour.</param>
internal sealed record ForecastPostDto(string Site, DateTimeOffset IssuedAt, string Source, IReadOnlyList<ForecastValueDto> Values);
