using System.ComponentModel.DataAnnotations;

namespace Telemetry.Api.Backtest.Reports;

/// <summary>Where back-test reports are kept for the API to show.</summary>
internal sealed class BacktestReportOptions
{
    public const string Section = "Telemetry:BacktestReports";

    /// <summary>Where <c>backtest</c> without <c>--out</c> keeps its reports, a folder each, and where the API looks for them. Default <c>data/backtests</c>. No backup holds it: a report can be made again from the readings.</summary>
    [Required]
    public string Directory { get; set; } = "data/backtests";

    /// <summary>How many reports the API lists, the newest. Default 100. Each costs a small file to read.</summary>
    [Range(1, 1000)]
    public int MaxListed { get; set; } = 100;
}
