using System.Text;
using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Ingest.Forecasts;

namespace Telemetry.Tests.Unit.Ingest.Forecasts;

public sealed class MetroForecastReaderTests
{
    private static readonly SiteId Site = new("road-1");

    [Fact]
    public void Converts_metros_units_at_the_boundary()
    {
        var result = Read(File(
            "2026-01-14T15:00",
            Hour("2026-01-14T16:00", ws: "36", ra: "1.0", sn: "0"),
            Hour("2026-01-14T17:00Z", ws: "18", ra: "1.4", sn: "0.5")));

        Assert.Empty(result.Errors);
        var issue = Assert.Single(result.Issues);
        Assert.Equal(At(15), issue.IssuedAt);
        Assert.Equal(10, Value(issue, 16, Quantity.WindSpeed), 9);
        Assert.Equal(5, Value(issue, 17, Quantity.WindSpeed), 9);
        Assert.Equal(-1.5, Value(issue, 16, Quantity.AirTemperature));
        Assert.Equal(-2, Value(issue, 16, Quantity.DewPoint));
        Assert.Equal(8, Value(issue, 16, Quantity.CloudCover));
        Assert.Equal(1013, Value(issue, 16, Quantity.AirPressure));

        // Running totals: 0.4 mm of rain and 0.5 cm of snow, which is 0.5 mm of water.
        Assert.Equal(0.9, Value(issue, 17, Quantity.PrecipitationRate), 9);
        Assert.Equal(0.5, Value(issue, 17, Quantity.SnowfallRate), 9);
    }

    [Fact]
    public void The_first_hour_has_no_rate_because_nothing_is_known_before_it()
    {
        var issue = Assert.Single(Read(File("2026-01-14T15:00", Hour("2026-01-14T16:00", ra: "7"))).Issues);

        Assert.DoesNotContain(issue.Values, v => v.Quantity == Quantity.PrecipitationRate);
    }

    [Fact]
    public void Refuses_a_rise_of_the_totals_that_no_hour_can_bring()
    {
        var result = Read(File("2026-01-14T15:00", Hour("2026-01-14T16:00", ra: "0", sn: "0"), Hour("2026-01-14T17:00", ra: "99000", sn: "0")));

        Assert.Empty(result.Issues);
        Assert.Contains("99000", Assert.Single(result.Errors).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_a_quantity_that_is_left_out_for_an_hour_in_the_middle()
    {
        var without = Hour("2026-01-14T17:00").Replace("<td>-2</td>", "", StringComparison.Ordinal);
        var result = Read(File("2026-01-14T15:00", Hour("2026-01-14T16:00"), without, Hour("2026-01-14T18:00")));

        Assert.Empty(result.Issues);
        Assert.Equal("dew_point has a gap after 2026-01-14T16:00Z", Assert.Single(result.Errors).Problem);
    }

    [Fact]
    public void Tells_every_error_at_once_with_path_and_line()
    {
        var result = Read(File(
            "yesterday",
            Hour("2026-01-14T16:00", cc: "60"),
            Hour("2026-01-14T16:20", ws: "fast"),
            Hour("2026-01-14T19:00", ra: "3"),
            Hour("2026-01-14T20:00", ra: "2"),
            "<prediction><forecast-time>2026-01-14T21:00</forecast-time><ra>2</ra></prediction>"));

        Assert.Empty(result.Issues);
        Assert.Equal(
            [
                "/forecast/header/production-date (line 2)",
                "/forecast/prediction-list/prediction[1]/cc (line 4)",
                "/forecast/prediction-list/prediction[2]/forecast-time (line 5)",
                "/forecast/prediction-list/prediction[2]/ws (line 5)",
                "/forecast/prediction-list/prediction[3]/forecast-time (line 6)",
                "/forecast/prediction-list/prediction[4]/ra (line 7)",
                "/forecast/prediction-list/prediction[5]/at (line 8)",
                "/forecast/prediction-list/prediction[5]/sn (line 8)",
            ],
            result.Errors.Select(e => e.Where));
        Assert.Equal("0 to 8 octas", result.Errors[1].Remedy);
        Assert.Contains("running total", result.Errors[5].Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_written_again_later_needs_its_true_issue_time()
    {
        var file = File("2027-06-01T00:00Z", Hour("2026-01-14T16:00"));

        Assert.Contains("every hour lies before", Assert.Single(Read(file).Errors).Problem, StringComparison.Ordinal);
        var mended = MetroForecastReader.Read(Stream(file), Site, "test", issuedAt: At(15));
        Assert.Equal(At(15), Assert.Single(mended.Issues).IssuedAt);
    }

    [Theory]
    [InlineData("<!DOCTYPE forecast [<!ENTITY a 'b'>]><forecast/>")]
    [InlineData("<forecast>")]
    [InlineData("")]
    [InlineData("not xml")]
    [InlineData("<roadcast/>")]
    [InlineData("<forecast/>")]
    public void What_is_no_forecast_is_refused_not_thrown(string text) => Assert.False(Read(text).IsValid);

    [Fact]
    public void The_size_is_bounded()
    {
        var file = File("2026-01-14T15:00", [.. Enumerable.Repeat(Hour("2026-01-14T16:00"), 50)]);

        var result = MetroForecastReader.Read(Stream(file), Site, "test", limits: new() { MaxCharacters = 1000 });

        Assert.Contains("1000 characters", Assert.Single(result.Errors).Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("019", null, 52, 2)]
    [InlineData("025", "2006-12-20T08:00:00Z", 48, 48)]
    [InlineData("031", "2009-01-01T11:00:00Z", 36, 36)]
    public void Reads_the_real_files(string station, string? issuedAt, int hours, int atLeastAhead)
    {
        using var xml = RealFile(station);
        var result = MetroForecastReader.Read(xml, Site, "METRo", issuedAt: issuedAt is null ? null : DateTimeOffset.Parse(issuedAt, null));

        Assert.Empty(result.Errors);
        var issue = Assert.Single(result.Issues);
        Assert.Equal(hours, issue.Values.Count(v => v.Quantity == Quantity.AirTemperature));
        Assert.Equal(hours - 1, issue.Values.Count(v => v.Quantity == Quantity.PrecipitationRate));
        Assert.True(issue.Values.Count(v => v.ValidAt > issue.IssuedAt && v.Quantity == Quantity.AirTemperature) >= atLeastAhead);
    }

    [Fact]
    public void Refuses_the_real_file_whose_cloud_is_in_percent_as_METRo_does()
    {
        using var xml = RealFile("001");
        var result = MetroForecastReader.Read(xml, Site, "METRo");

        // Its snow is not a running total either: both are told, each with its line.
        Assert.Equal(37, result.Errors.Count(e => e.Remedy == "0 to 8 octas"));
        Assert.Contains(result.Errors, e => e.Where.EndsWith("/sn (line 257)", StringComparison.Ordinal));
        Assert.Empty(result.Issues);
    }

    private static FileStream RealFile(string station)
    {
        var folder = Environment.GetEnvironmentVariable("TELEMETRY_DATA");
        var path = Path.Combine(folder ?? "", "winter", $"metro_case{station}_forecast.xml");
        Assert.SkipUnless(System.IO.File.Exists(path), "TELEMETRY_DATA names no folder with the recorded data");
        return System.IO.File.OpenRead(path);
    }

    private static DateTimeOffset At(int hour) => new(2026, 1, 14, hour, 0, 0, TimeSpan.Zero);

    private static double Value(ForecastIssue issue, int hour, Quantity quantity) =>
        issue.Values.Single(v => v.ValidAt == At(hour) && v.Quantity == quantity).Value;

    private static ForecastReadResult Read(string text) => MetroForecastReader.Read(Stream(text), Site, "test");

    private static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));

    private static string File(string issued, params string[] hours) =>
        $"<forecast>\n<header><version>1.1</version><production-date>{issued}</production-date></header>\n<prediction-list>\n{string.Join("\n", hours)}\n</prediction-list></forecast>";

    private static string Hour(string time, string ws = "5", string ra = "0", string sn = "0", string cc = "8") =>
        $"<prediction><forecast-time>{time}</forecast-time><at>-1.5</at><td>-2</td><ws>{ws}</ws><ra>{ra}</ra><sn>{sn}</sn><cc>{cc}</cc><ap>1013</ap></prediction>";
}
