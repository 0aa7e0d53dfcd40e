using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Readings;

namespace Telemetry.Tests.Integration.LiveReplay;

/// <summary>What reaches the journal at an instant: a message, a forecast or, without either, the minute's tick.</summary>
internal sealed record Delivery(DateTimeOffset At, RawMessage? Message = null, Reading? Reading = null, ForecastIssue? Forecast = null);
