using Telemetry.Rules.Engine;
using Telemetry.Rules.Winter.Backtest;

namespace Telemetry.Api.Backtest;

/// <summary>What a back-test found.</summary>
/// <param name="First">First and last reading, UTC.</param>
/// <param name="ForecastIssues">Those that the decisions could rest on.</param>
/// <param name="RuleVersion">Of the rule that decided.</param>
internal sealed record BacktestResult(
    BacktestInput Input,
    BacktestPlan Plan,
    BacktestOptions Costs,
    DateTimeOffset First,
    DateTimeOffset Last,
    int ForecastIssues,
    string RuleVersion,
    IReadOnlyList<RouteResult> Routes,
    IReadOnlyList<SiteResult> Sites,
    IReadOnlyList<RuleFault> Faults);
