using Telemetry.Domain.Network;
using Telemetry.Rules.Winter.Backtest;

namespace Telemetry.Api.Backtest;

/// <summary>One route's nights, and its scores by either truth.</summary>
internal sealed record RouteResult(Route Route, IReadOnlyList<NightCase> Nights, IReadOnlyList<RouteScore> Scores);
