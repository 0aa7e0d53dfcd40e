using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Network;
using Telemetry.Domain.Storage;

namespace Telemetry.Tests.Contract.Records;

public abstract class ForecastStoreContract : RecordStoreContract
{
    private static readonly SiteId Site = new("s-1");
    private long _position;

    private IForecastStore Forecasts => The<IForecastStore>();

    [Fact]
    public async Task Gives_back_an_issue_as_it_was()
    {
        var issue = SomeRecord.Forecast("2026-11-23T12:00:00Z", 0.1 + 0.2);
        await CommitAsync(issue);
        await ReopenAsync();
        Assert.Equal(issue, await Forecasts.ReadLatestAsync(Site, null, None));
        Assert.Equal(issue, await Forecasts.ReadAsync(Site, issue.IssuedAt, None));
        Assert.Null(await Forecasts.ReadAsync(Site, issue.IssuedAt.AddSeconds(1), None));
        Assert.Null(await Forecasts.ReadLatestAsync(new SiteId("s-2"), null, None));
    }

    [Fact]
    public async Task The_latest_is_the_newest_issue_not_the_last_received_and_only_what_was_known()
    {
        var newer = SomeRecord.Forecast("2026-11-23T12:00:00Z", 1, "2026-11-23T12:30:00Z");
        var older = SomeRecord.Forecast("2026-11-23T06:00:00Z", 2, "2026-11-23T13:00:00Z");
        await CommitAsync(newer, older);
        Assert.Equal(newer, await Forecasts.ReadLatestAsync(Site, null, None));
        Assert.Equal(newer, await Forecasts.ReadLatestAsync(Site, Some.At("2026-11-23T12:30:00Z"), None));
        Assert.Null(await Forecasts.ReadLatestAsync(Site, Some.At("2026-11-23T12:29:59Z"), None));
    }

    [Fact]
    public async Task The_same_issue_again_changes_nothing()
    {
        var issue = SomeRecord.Forecast("2026-11-23T12:00:00Z");
        await CommitAsync(issue, issue);
        await CommitAsync(issue with { ReceivedAt = Some.At("2026-11-23T14:00:00Z") });
        Assert.Equal(issue, await Forecasts.ReadLatestAsync(Site, null, None));
    }

    [Fact]
    public async Task Another_version_of_an_issue_stands_beside_the_first_and_each_was_known_from_its_receipt()
    {
        var first = SomeRecord.Forecast("2026-11-23T12:00:00Z", 1, "2026-11-23T12:05:00Z");
        var second = SomeRecord.Forecast("2026-11-23T12:00:00Z", 2, "2026-11-23T12:10:00Z");
        await CommitAsync(first);
        await CommitAsync(second);
        Assert.Equal(second, await Forecasts.ReadAsync(Site, first.IssuedAt, None));
        Assert.Equal(second, await Forecasts.ReadLatestAsync(Site, null, None));
        Assert.Equal(first, await Forecasts.ReadLatestAsync(Site, Some.At("2026-11-23T12:09:59Z"), None));
        Assert.Single(await Forecasts.ReadIssueTimesAsync(Site, Some.At("2026-11-23T00:00:00Z"), Some.At("2026-11-24T00:00:00Z"), None));
    }

    [Fact]
    public async Task Gives_issue_times_in_a_window_open_at_its_start_newest_first()
    {
        await CommitAsync(
            SomeRecord.Forecast("2026-11-23T00:00:00Z"), SomeRecord.Forecast("2026-11-23T06:00:00Z"), SomeRecord.Forecast("2026-11-23T12:00:00Z"),
            SomeRecord.Forecast("2026-11-23T18:00:00Z"), SomeRecord.Forecast("2026-11-23T09:00:00Z", site: "s-2"));
        Assert.Equal(
            [Some.At("2026-11-23T12:00:00Z"), Some.At("2026-11-23T06:00:00Z")],
            await Forecasts.ReadIssueTimesAsync(Site, Some.At("2026-11-23T00:00:00Z"), Some.At("2026-11-23T12:00:00Z"), None));
    }

    private async Task CommitAsync(params ForecastIssue[] issues) =>
        await The<IOutcomeLog>().CommitAsync(SomeRecord.Commit(++_position) with { Forecasts = issues }, None);
}
