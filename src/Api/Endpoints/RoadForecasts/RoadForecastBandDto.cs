namespace Telemetry.Api.Endpoints.RoadForecasts;

/// <summary>What the quantiles rest on.</summary>
/// <param name="Calibrated">False while too few of this station's own past forecasts are known: the quantiles then rest mostly on published errors of such models.</param>
/// <param name="PastForecasts">Past forecasts of this kind that were held against what was measured, one a day at this hour, each of up to 24 leads.</param>
/// <param name="Since">The oldest of them, UTC; null without any.</param>
internal sealed record RoadForecastBandDto(bool Calibrated, int PastForecasts, DateTimeOffset? Since);
