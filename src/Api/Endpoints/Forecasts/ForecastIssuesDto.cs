namespace Telemetry.Api.Endpoints.Forecasts;

/// <summary>Issue times of a site, newest first.</summary>
internal sealed record ForecastIssuesDto(string Site, DateTimeOffset From, DateTimeOffset To, IReadOnlyList<DateTimeOffset> IssuedAt);
