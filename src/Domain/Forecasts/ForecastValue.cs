using Telemetry.Domain.Quantities;

namespace Telemetry.Domain.Forecasts;

/// <summary>One forecast value of one quantity at one hour. Rates are of the hour ending at <paramref name="ValidAt"/>.</summary>
public readonly record struct ForecastValue(DateTimeOffset ValidAt, Quantity Quantity, double Value);
