using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Telemetry.Api.Backtest.Reports;
using Telemetry.Api.Endpoints.Requests;
using Telemetry.Api.Problems;
using Telemetry.Api.Security;

namespace Telemetry.Api.Endpoints.Gritting.Backtests;

/// <summary>The back-test reports that the <c>backtest</c> command has kept.</summary>
internal static class BacktestEndpoints
{
    // The report is one file without scripts. What it holds of names was escaped; should that ever fail, it can still do nothing.
    private const string NothingButStyle =
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

    public static void MapBacktests(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/gritting/backtests").WithTags("Gritting").RequireAuthorization(Policies.Highways);
        group.MapGet("/", GetList)
            .WithName("getBacktests")
            .WithSummary("The back-test reports that are kept, newest first")
            .WithDescription("Those that `backtest` wrote into `Telemetry:BacktestReports:Directory`, with the counts of each route. A count of few nights says so.");
        group.MapGet("/{report}", GetOne)
            .WithName("getBacktest")
            .WithSummary("A back-test in figures")
            .WithDescription("For each route hits, misses, false alarms, their shares with 95 % intervals, and what other policies would have cost; for each station the errors of each way of foreseeing the road.");
        group.MapGet("/{report}/report", GetReport)
            .WithName("getBacktestReport")
            .WithSummary("A back-test's report with its plots, as one HTML file")
            .WithDescription("Without scripts and without anything from elsewhere.")
            .Produces<string>(StatusCodes.Status200OK, "text/html");
    }

    private static async Task<Ok<BacktestListDto>> GetList(BacktestReportFolder folder, CancellationToken cancellation)
    {
        var (ids, count) = folder.List();
        List<BacktestHeadDto> heads = [];
        List<string> unreadable = [];
        foreach (var id in ids)
        {
            if (await folder.ReadAsync(id, cancellation) is { } report)
            {
                heads.Add(Head(id, report));
            }
            else
            {
                unreadable.Add(id);
            }
        }

        return TypedResults.Ok(new BacktestListDto(heads, unreadable, count - ids.Count));
    }

    private static async Task<Results<Ok<BacktestDto>, ProblemHttpResult>> GetOne(
        [Description("Id of the report.")] string report, BacktestReportFolder folder, CancellationToken cancellation) =>
        await folder.ReadAsync(report, cancellation) is { } summary
            ? TypedResults.Ok(new BacktestDto(report, folder.Find(report, BacktestReportFolder.ReportFile) is not null, summary))
            : NotFound(report);

    private static Results<PhysicalFileHttpResult, ProblemHttpResult> GetReport(
        [Description("Id of the report.")] string report, BacktestReportFolder folder, HttpContext context)
    {
        if (folder.Find(report, BacktestReportFolder.ReportFile) is not { } file)
        {
            return NotFound(report);
        }

        context.Response.Headers.ContentSecurityPolicy = NothingButStyle;
        return TypedResults.PhysicalFile(file.FullName, "text/html; charset=utf-8", lastModified: file.LastWriteTimeUtc);
    }

    private static ProblemHttpResult NotFound(string report) =>
        ApiProblem.NotFound($"'{QueryText.Short(report)}' is no back-test report that can be read; /api/v1/gritting/backtests lists those there are.");

    private static BacktestHeadDto Head(string id, BacktestReport report) => new(
        id,
        report.MadeAt,
        report.RuleVersion,
        report.Source,
        report.From,
        report.To,
        report.AskedAt,
        report.MeasuredWeather,
        report.Routes.Select(r => r.Nights).DefaultIfEmpty().Max(),
        [
            .. from route in report.Routes
               from score in route.Scores
               let t = score.AtTheHour
               select new BacktestHeadlineDto(
                   route.Route, route.Name, score.Truth, t.Hits + t.Misses + t.FalseAlarms + t.CorrectNegatives, t.Hits, t.Misses, t.FalseAlarms, t.CorrectNegatives, t.Pss, t.PssLow, t.PssHigh, t.Few),
        ],
        report.Stations.SelectMany(s => s.Methods).Select(m => m.Mae).FirstOrDefault(m => m is not null));
}
