using CsCheck;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Ingest.Forecasts;

namespace Telemetry.Tests.Unit.Ingest.Forecasts;

public sealed class ForecastCsvReaderTests
{
    private const string Header = "issued_at,site,valid_at,quantity,value\n";

    [Fact]
    public void Reads_issues_by_time_and_site_with_values_in_order()
    {
        var result = Read(Header + """
            2026-01-14T15:00:00Z,b,2026-01-14T16:00:00Z,dew_point,-2.5
            2026-01-14T15:00:00Z,b,2026-01-14T17:00:00Z,dew_point,-3
            2026-01-14T15:00:00Z,b,2026-01-14T16:00:00Z,air_temperature,1.25

            2026-01-14T16:00:00+01:00,a,2026-01-14T17:00:00+01:00,air_temperature,2
            """);

        Assert.Empty(result.Errors);
        Assert.Equal(["a", "b"], result.Issues.Select(i => i.Site.Value));
        Assert.All(result.Issues, i => Assert.Equal(new DateTimeOffset(2026, 1, 14, 15, 0, 0, TimeSpan.Zero), i.IssuedAt));
        Assert.Equal(["air_temperature 1.25", "dew_point -2.5", "dew_point -3"], result.Issues[1].Values.Select(v => FormattableString.Invariant($"{v.Quantity} {v.Value}")));
        Assert.Equal(result.Issues[0].IssuedAt, result.Issues[0].ReceivedAt);
    }

    [Fact]
    public void Tells_every_error_at_once_with_its_line_and_what_would_be_right()
    {
        var result = Read(Header + """
            2026-01-14T15:00:00,a,2026-01-14T16:30:00Z,temperature,1
            2026-01-14T15:00:00Z,a b,2026-01-14T16:00:00Z,air_temperature,1
            2026-01-14T15:00:00Z,a,2026-01-14T16:00:00Z,air_temperature,warm
            2026-01-14T15:00:00Z,a,2026-01-14T16:00:00Z,cloud_cover,80
            2026-01-14T15:00:00Z,a,2026-01-14T16:00:00Z
            2026-01-14T15:00:00Z,a,2026-01-14T16:00:00Z,road_surface_temperature,1
            """);

        Assert.Empty(result.Issues);
        Assert.False(result.IsValid);
        Assert.Equal(
            ["line 2, issued_at", "line 2, valid_at", "line 2, quantity", "line 3, site", "line 4, value", "line 5, value", "line 6", "line 7, quantity"],
            result.Errors.Select(e => e.Where));
        Assert.All(result.Errors, e => Assert.NotEmpty(e.Remedy));
        Assert.Equal("line 5, value: 80 is no cloud_cover; 0 to 8 octas", result.Errors[5].ToString());
    }

    [Theory]
    [InlineData("17", "19", "gap")]
    [InlineData("17", "17", "twice")]
    [InlineData("17", "16", "after")]
    public void Hours_stand_in_order_one_after_the_other(string first, string second, string problem)
    {
        var result = Read(Header + $"2026-01-14T15:00:00Z,a,2026-01-14T{first}:00:00Z,air_temperature,1\n2026-01-14T15:00:00Z,a,2026-01-14T{second}:00:00Z,air_temperature,1\n");

        var error = Assert.Single(result.Errors);
        Assert.Equal("line 3, valid_at", error.Where);
        Assert.Contains(problem, error.Problem, StringComparison.Ordinal);
        Assert.Contains("2026-01-14T18:00Z", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_forecast_only_of_the_past_is_refused() =>
        Assert.Contains("every hour lies before", Assert.Single(Read(Header + "2026-01-14T15:00:00Z,a,2026-01-14T15:00:00Z,air_temperature,1").Errors).Problem, StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("site,issued_at,valid_at,quantity,value\n")]
    public void A_wrong_header_is_told_with_the_right_one(string text) =>
        Assert.Contains(ForecastCsvReader.Header, Assert.Single(Read(text).Errors).Remedy, StringComparison.Ordinal);

    [Fact]
    public void A_header_alone_is_no_forecast() => Assert.False(Read(Header).IsValid);

    [Fact]
    public void An_unknown_site_is_refused_where_the_network_is_known()
    {
        var result = ForecastCsvReader.Read(new StringReader(Header + "2026-01-14T15:00:00Z,a,2026-01-14T16:00:00Z,air_temperature,1"), "test", isKnownSite: s => s == new SiteId("b"));

        Assert.Equal("line 2, site", Assert.Single(result.Errors).Where);
    }

    [Fact]
    public void Errors_and_length_are_bounded()
    {
        var limits = new ForecastReadLimits { MaxErrors = 3, MaxCharacters = 500 };
        var result = ForecastCsvReader.Read(new StringReader(Header + string.Concat(Enumerable.Repeat("x,y,z\n", 400))), "test", limits: limits);

        Assert.Equal(3, result.Errors.Count);
        Assert.InRange(result.ErrorsLeftOut, 1, 100);
    }

    [Fact]
    public void No_text_makes_it_throw() =>
        Gen.String.Sample(text =>
        {
            var result = Read(Header + text);
            return result.IsValid == (result.Errors.Count == 0);
        });

    private static ForecastReadResult Read(string text) => ForecastCsvReader.Read(new StringReader(text), "test");
}
