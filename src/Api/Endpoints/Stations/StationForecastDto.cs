using Telemetry.Api.Endpoints.Forecasts;

namespace Telemetry.Api.Endpoints.Stations;

/// <summary>The newest forecast of a site.</summary>
/// <param name="IssuedAt">When it was made, UTC.</param>
/// <param name="IsBasis">Whether it is still young enough for decisions to rest on.</param>
/// <param name="MaxAgeHours">The age up to which it is, h, by the winter policy in force.</param>
/// <param name="FrostPoint">For each hour that has a dew point, by the rules' own function.</param>
internal sealed record StationForecastDto(
    DateTimeOffset IssuedAt,
    DateTimeOffset ReceivedAt,
    string Source,
    bool IsBasis,
    double MaxAgeHours,
    IReadOnlyList<ForecastValueDto> Values,
    IReadOnlyList<FrostPointDto> FrostPoint);
