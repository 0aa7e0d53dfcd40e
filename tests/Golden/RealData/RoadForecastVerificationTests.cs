using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Network;
using Telemetry.Rules.Winter.RoadSurface;

namespace Telemetry.Tests.Golden.RealData;

/// <summary>
/// The road surface forecast on measured nights: the figures of docs/winter-verification.md are what the model gives, whatever
/// they are. When they change, the test prints what to put there.
/// </summary>
public sealed class RoadForecastVerificationTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "winter-verification.md")).ReplaceLineEndings("\n");

    [Fact]
    public void With_the_weather_measured_later_Hornsgatan_is_foreseen_as_the_page_says()
    {
        var data = new RoadHindcast();
        var whole = data.Run(RoadHindcast.Street, withWeather: true);
        var persistence = new RoadScore("persistence", data, data.Persistence);
        var metro = Metro(data, "METRo, street canyon set", "x_ccd_canyon");
        RoadScore[] scores =
        [
            Score(data, "**this model, street as NORTRIP describes it**", whole),
            Score(data, "… without the measured radiation: cloud alone", data.Run(RoadHindcast.Street, true, withRadiation: false)),
            Score(data, "… without a subsurface temperature", data.Run(RoadHindcast.Street, true, withSubsurface: false)),
            Score(data, "… 0.30 m asphalt instead of 0.10 m", data.Run(RoadHindcast.Street with { Layers = [new(PavementMaterial.Asphalt, 0.30), new(PavementMaterial.CrushedRock, 0.50)] }, true)),
            Score(data, "… conductivity of concrete (2.2 instead of 0.8 W/(m K)) to 0.60 m", data.Run(RoadHindcast.Street with { Layers = [new(PavementMaterial.Concrete, 0.60)] }, true)),
            Score(data, "… without traffic", data.Run(RoadHindcast.Street with { Traffic = null }, true)),
            Score(data, "… canyon and nothing else known", data.Run(new RoadProfile { Canyon = RoadHindcast.Street.Canyon }, true)),
            Score(data, "… sky view 0.39 and nothing else known", data.Run(new RoadProfile { SkyView = 0.39 }, true)),
            Score(data, "… nothing known: an open road", data.Run(null, true)),
            Score(data, "… with 44 h of readings, as a decision has", data.RunAsDecisions(RoadHindcast.Street, true)),
            metro,
            Metro(data, "METRo, open sky, derived cloud", "ccd"),
            Metro(data, "METRo, open sky, measured radiation", "ccd_sf"),
            new RoadScore("air temperature and decaying offset", data, data.AirAndOffset),
            persistence,
        ];

        Assert.Equal(1345, scores[0].Pairs);
        Documents($"{RoadScore.Header}\n{string.Join('\n', scores.Select(s => s.Row(metro, persistence)))}");
        Documents($"{RoadBand.Header}\n{RoadBand.Row("with the weather measured later", data, whole)}\n{RoadBand.Row("the station alone", data, data.Run(RoadHindcast.Street, withWeather: false))}\n"
            + $"{RoadBand.Row("as a decision has: with the weather measured later", data, data.RunAsDecisions(RoadHindcast.Street, true))}\n"
            + $"{RoadBand.Row("as a decision has: the station alone", data, data.RunAsDecisions(RoadHindcast.Street, false))}\n"
            + $"{RoadBand.Row("as a decision has that remembers no days: with the weather measured later", data, data.RunAsDecisions(RoadHindcast.Street, true, withDays: false))}\n"
            + RoadBand.Row("as a decision has that remembers no days: the station alone", data, data.RunAsDecisions(RoadHindcast.Street, false, withDays: false)));
    }

    [Fact]
    public void With_no_weather_to_come_Hornsgatan_is_foreseen_as_the_page_says()
    {
        var data = new RoadHindcast();
        var alone = data.Run(RoadHindcast.Street, withWeather: false);
        var persistence = new RoadScore("persistence", data, data.Persistence);
        var metro = Metro(data, "METRo, street canyon set, yesterday's weather", "x_ccd_canyon_yesterday");
        RoadScore[] scores =
        [
            Score(data, "**the station alone: its members together**", alone),
            Score(data, "– the model under the mean weather of five days", alone, RoadForecastMember.StationModel),
            Score(data, "– mean course of seven days", alone, RoadForecastMember.SevenDayCourse),
            Score(data, "– mean course of three days", alone, RoadForecastMember.ThreeDayCourse),
            Score(data, "– damped trend", alone, RoadForecastMember.DampedTrend),
            Score(data, "… nothing known of the street", data.Run(null, withWeather: false)),
            Score(data, "… with 44 h of readings and the days before remembered, as a decision has", data.RunAsDecisions(RoadHindcast.Street, false)),
            Score(data, "… the same, nothing known of the street", data.RunAsDecisions(null, false)),
            Score(data, "… with 44 h of readings and nothing remembered", data.RunAsDecisions(RoadHindcast.Street, false, withDays: false)),
            metro,
            Metro(data, "METRo, open sky, yesterday's weather", "x_ccd_sf_yesterday"),
            new RoadScore("yesterday and offset", data, data.YesterdayAndOffset),
            new RoadScore("damped trend", data, data.DampedTrend),
            persistence,
        ];

        Documents($"{RoadScore.Header}\n{string.Join('\n', scores.Select(s => s.Row(metro, persistence)))}");
    }

    [Fact]
    public void Each_hour_ahead_errs_as_the_page_says()
    {
        var data = new RoadHindcast();
        RoadScore[] scores =
        [
            Score(data, "this model", data.Run(RoadHindcast.Street, withWeather: true)),
            Metro(data, "METRo, canyon", "x_ccd_canyon"),
            Score(data, "the station alone", data.Run(RoadHindcast.Street, withWeather: false)),
            new RoadScore("damped trend", data, data.DampedTrend),
            new RoadScore("persistence", data, data.Persistence),
        ];

        Documents(
            $"| MAE, K, at lead h | pairs | {string.Join(" | ", scores.Select(s => s.Name))} |\n|---|---|{string.Concat(Enumerable.Repeat("---|", scores.Length))}\n"
            + string.Join('\n', Enumerable.Range(1, 18).Select(l => $"| {l} | {scores[0].CountAt(l)} | {string.Join(" | ", scores.Select(s => RoadScore.Number(s.AtLead(l))))} |")));
    }

    [Fact]
    public void From_other_hours_of_the_day_Hornsgatan_is_foreseen_as_the_page_says()
    {
        var data = new RoadHindcast();

        Documents($"{RoadIssueHour.Header}\n{string.Join('\n', Enumerable.Range(0, 8).Select(i => RoadIssueHour.Row(data, 3 * i)))}");
    }

    [Fact]
    public void As_a_decision_does_Hornsgatan_is_foreseen_at_each_hour_as_the_page_says()
    {
        var data = new RoadHindcast();

        Documents($"{RoadDecisionHour.Header}\n{string.Join('\n', Enumerable.Range(0, 8).Select(i => RoadDecisionHour.Row(data, 3 * i)))}");
    }

    [Fact]
    public void METRos_own_cases_are_foreseen_beside_METRo_as_the_page_says() =>
        Documents($"{MetroCase.Header}\n{MetroCase.Row("019", "Europe/Moscow")}\n{MetroCase.Row("025", "America/Denver")}\n{MetroCase.Row("031", "Europe/Helsinki")}");

    [Fact]
    public void Open_roads_under_a_sky_that_nobody_saw_are_foreseen_as_the_page_says() =>
        Documents($"{MetroCase.MeasuredHeader}\n{MetroCase.MeasuredRow("001", "America/Halifax")}\n{MetroCase.MeasuredRow("019", "Europe/Moscow")}\n{MetroCase.MeasuredRow("025", "America/Denver")}\n{MetroCase.MeasuredRow("031", "Europe/Helsinki")}");

    [Fact]
    public void The_next_three_hours_without_a_forecast_err_as_the_page_says() =>
        Documents(string.Join('\n', (string[])[NextHours.Header, .. new RoadHindcast().Ahead().Rows(), .. MetroCase.Ahead("001", "America/Halifax").Rows(), .. MetroCase.Ahead("019", "Europe/Moscow").Rows()]));

    private static RoadScore Metro(RoadHindcast data, string name, string variant) => new(name, data, (issue, lead) => data.Metro(variant, issue, lead));

    private static RoadScore Score(RoadHindcast data, string name, Dictionary<DateTimeOffset, RoadForecast> forecasts, RoadForecastMember? member = null) =>
        new(name, data, (issue, lead) => forecasts[issue].Tracks.FirstOrDefault(t => member is null ? t == forecasts[issue].Tracks[^1] : t.Member == member) is { } track
            && lead <= track.Hourly.Count ? track.Hourly[lead - 1] : null);

    private static void Documents(string text) => Assert.True(Page.Contains(text, StringComparison.Ordinal), $"docs/winter-verification.md should say:\n\n{text}\n");
}
