using Telemetry.Api.Backtest.Reports;
using Telemetry.Api.Endpoints.Gritting.Backtests;

namespace Telemetry.Tests.Browser;

/// <summary>One winter that was run through the live rule, and a report that can't be read.</summary>
internal static class Backtests
{
    public const string Id = "20261123T161500Z";

    private static readonly DateTimeOffset Made = new(2026, 1, 13, 16, 15, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset From = new(2010, 10, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset To = new(2010, 12, 31, 12, 0, 0, TimeSpan.Zero);

    public static void Serve(FakeHost host)
    {
        host.Answers["/api/v1/gritting/backtests"] = () => new BacktestListDto(
            [
                new(Id, Made, "gritting-2.0", "hornsgatan-2010.csv", From, To, "15:00", true, 91,
                    [new("R01", "Ring Road North", "froze", 90, 30, 4, 6, 50, 0.78, 0.61, 0.9, false), new("R01", "Ring Road North", "ice-likely", 71, 8, 1, 28, 34, 0.44, 0.2, 0.62, true)], 0.524),
            ],
            ["20250101T000000Z"], 0);
        host.Answers[$"/api/v1/gritting/backtests/{Id}"] = () => new BacktestDto(Id, true, Report());
        host.Answers[$"/api/v1/gritting/backtests/{Id}/report"] = () => Microsoft.AspNetCore.Http.Results.Text("<!doctype html><title>Back-test</title>", "text/html");
    }

    private static BacktestReport Report() => new(
        1, Made, "0.1.0", "gritting-2.0", "hornsgatan-2010.csv", From, To, "Europe/London", "15:00", 60, true, 118_402, 2, 364, 0,
        [
            new("R01", "Ring Road North", 91, 90, "90 of 91 nights were measured at least every 3 h; on 1 the station was silent.",
                [new("froze", Table(), Table() with { Pss = null, PssLow = null, PssHigh = null, Pod = new(null, null, null, 0), Few = true }, Table(), new(0.5, 0.1, 0.9, 2), new(0.93, 0.8, 0.98, 28), 88,
                    [Policy("decision at 15:00", null), Policy("forecast minimum ≤ 0.5 °C", 61), Policy("treat every night", 412)])]),
        ],
        [new("mill-lane", "Mill Lane", [new("surface model under the weather forecast", 75, 0.08, 0.524, 0.47, 0.58, 0.7, 0.8, -0.16, 0.49, 31, 1.25, Table(), false), new("persistence", 75, 0.3, 1.94, 1.7, 2.2, 2.5, null, 1.6, 1.8, 12, 4.1, Table(), false)])]);

    private static BacktestTable Table() => new(
        30, 4, 6, 50, new(0.882, 0.73, 0.95, 34), new(0.118, 0.05, 0.27, 34), new(0.167, 0.08, 0.32, 36), new(0.107, 0.05, 0.21, 56), new(0.889, 0.81, 0.94, 90), 0.775, 0.61, 0.9, false);

    private static BacktestPolicy Policy(string name, double? more) => new(name, Table(), 36, 105.1, 28_000, 9_000, 411, 350, 480, more, more - 40, more + 40, 0.62);
}
