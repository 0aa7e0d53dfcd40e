using Telemetry.Domain.Network;

namespace Telemetry.Api.Backtest;

/// <summary>What a back-test is to ask.</summary>
/// <param name="Routes">At least one.</param>
/// <param name="AskedAt">Local time of day at which each night's decision and road forecast are looked at, 12:00 to 15:00.</param>
/// <param name="Every">How often the rule is asked besides, from one to sixty minutes: how finely revisions are seen.</param>
/// <param name="MeasuredWeather">The weather measured later stands in for the forecast, issued at <paramref name="AskedAt"/> and every six hours after it.</param>
internal sealed record BacktestPlan(IReadOnlyList<Route> Routes, TimeOnly AskedAt, TimeSpan Every, bool MeasuredWeather);
