namespace Telemetry.Api.Endpoints.Forecasts;

/// <summary>Forecast issues that are durable now.</summary>
internal sealed record ForecastReceiptDto(IReadOnlyList<ForecastReceivedDto> Issues);
