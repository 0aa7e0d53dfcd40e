using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Telemetry.Api.Backtest.Reports;
using Telemetry.Api.Health;

namespace Telemetry.Tests.Unit.Api.Backtest.Reports;

public sealed class BacktestReportFolderTests : IDisposable
{
    private readonly DirectoryInfo _all = Directory.CreateTempSubdirectory("telemetry-backtests-");
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 4, 1, 9, 30, 0, TimeSpan.Zero));

    private string Root => Path.Combine(_all.FullName, "backtests");

    public void Dispose() => _all.Delete(recursive: true);

    [Fact]
    public async Task What_is_kept_comes_back_with_its_figures_newest_first()
    {
        var folder = Folder();
        var result = BacktestRunTests.Run(measuredWeather: true);

        folder.Keep(result);
        _clock.Advance(TimeSpan.FromHours(1));
        folder.Keep(result);
        folder.Keep(result);

        Assert.Equal(["20260401T103000Z-2", "20260401T103000Z", "20260401T093000Z"], folder.List().Ids);
        var report = await folder.ReadAsync("20260401T093000Z", TestContext.Current.CancellationToken);
        var froze = Assert.Single(report!.Routes).Scores[0];
        Assert.Equal("froze", froze.Truth);
        Assert.Equal((1, 0, 0), (froze.AtTheHour.Hits, froze.AtTheHour.Misses, froze.AtTheHour.FalseAlarms));
        Assert.Equal((1.0, 1), (froze.AtTheHour.Pod.Value, froze.AtTheHour.Pod.Nights));
        Assert.True(froze.AtTheHour.Few, "one frozen night is few");
        Assert.Equal(result.Sites[0].Methods[0].All!.Mae, report.Stations[0].Methods[0].Mae!.Value, 3);
        Assert.Equal(new DateTimeOffset(2026, 4, 1, 9, 30, 0, TimeSpan.Zero), report.MadeAt);
        Assert.True(report.MeasuredWeather);
        Assert.StartsWith("<!doctype html>", File.ReadAllText(folder.Find("20260401T093000Z", BacktestReportFolder.ReportFile)!.FullName), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(Root, "20260401T093000Z", "nights.csv")));
    }

    [Fact]
    public void No_more_are_listed_than_asked_for_and_the_rest_are_counted()
    {
        var folder = Folder(maxListed: 2);
        foreach (var name in new[] { "20260401T093000Z", "20260402T093000Z", "20260403T093000Z" })
        {
            Directory.CreateDirectory(Path.Combine(Root, name));
        }

        var (ids, count) = folder.List();

        Assert.Equal(["20260403T093000Z", "20260402T093000Z"], ids);
        Assert.Equal(3, count);
    }

    [Theory]
    [InlineData("..")]
    [InlineData("../secret")]
    [InlineData("20260401T093000Z/../../secret")]
    [InlineData("/etc")]
    [InlineData("secret")]
    [InlineData("20260401T093000Z\n")]
    [InlineData("20260401T093000Z-0000")]
    [InlineData("")]
    public async Task A_name_that_is_no_id_leads_nowhere(string name)
    {
        var folder = Folder();
        foreach (var place in new[] { "secret", "backtests/secret" })
        {
            Directory.CreateDirectory(Path.Combine(_all.FullName, place));
            File.WriteAllText(Path.Combine(_all.FullName, place, BacktestReportFolder.ReportFile), "not yours");
        }

        Assert.Null(folder.Find(name, BacktestReportFolder.ReportFile));
        Assert.Null(await folder.ReadAsync(name, TestContext.Current.CancellationToken));
        Assert.Empty(folder.List().Ids);
    }

    [Fact]
    public void A_link_to_elsewhere_is_no_report()
    {
        var elsewhere = Directory.CreateDirectory(Path.Combine(_all.FullName, "elsewhere"));
        File.WriteAllText(Path.Combine(elsewhere.FullName, BacktestReportFolder.ReportFile), "not yours");
        Directory.CreateDirectory(Path.Combine(Root, "20260402T093000Z"));
        Directory.CreateSymbolicLink(Path.Combine(Root, "20260401T093000Z"), elsewhere.FullName);
        File.CreateSymbolicLink(Path.Combine(Root, "20260402T093000Z", BacktestReportFolder.ReportFile), Path.Combine(elsewhere.FullName, BacktestReportFolder.ReportFile));
        var folder = Folder();

        Assert.Null(folder.Find("20260401T093000Z", BacktestReportFolder.ReportFile));
        Assert.Null(folder.Find("20260402T093000Z", BacktestReportFolder.ReportFile));
        Assert.Equal(["20260402T093000Z"], folder.List().Ids);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("""{"format":2}""")]
    [InlineData("""{"format":1}""")]
    [InlineData("[1]")]
    public async Task A_summary_that_cannot_be_read_is_none(string content)
    {
        var place = Directory.CreateDirectory(Path.Combine(Root, "20260401T093000Z"));
        File.WriteAllText(Path.Combine(place.FullName, BacktestReportFolder.SummaryFile), content);

        Assert.Null(await Folder().ReadAsync("20260401T093000Z", TestContext.Current.CancellationToken));
    }

    private BacktestReportFolder Folder(int maxListed = 100) =>
        new(Options.Create(new BacktestReportOptions { Directory = Root, MaxListed = maxListed }), new HostStart(_clock), _clock);
}
