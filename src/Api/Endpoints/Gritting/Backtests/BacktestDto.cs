using Telemetry.Api.Backtest.Reports;

namespace Telemetry.Api.Endpoints.Gritting.Backtests;

/// <summary>A back-test in figures.</summary>
/// <param name="Id" example="20261123T161500Z">Its id.</param>
/// <param name="HasReport">Whether the report in HTML is there.</param>
/// <param name="Summary">Its figures.</param>
internal sealed record BacktestDto(string Id, bool HasReport, BacktestReport Summary);
