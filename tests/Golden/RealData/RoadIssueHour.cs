using System.Globalization;
using Telemetry.Rules.Winter.RoadSurface;

namespace Telemetry.Tests.Golden.RealData;

/// <summary>The whole autumn foreseen from one hour of each day, 1 to 24 h ahead.</summary>
internal static class RoadIssueHour
{
    public const string Header =
        "| issued at, local | pairs | with weather: MAE, K | bias | within 10–90 % | hours at or above persistence's | alone: MAE, K | within 10–90 % | hours at or above persistence's | persistence: MAE, K |\n"
        + "|---|---|---|---|---|---|---|---|---|---|";

    public static string Row(RoadHindcast data, int localHour)
    {
        var issues = data.Daily(localHour);
        var weather = Pairs(data, data.Run(RoadHindcast.Street, withWeather: true, issues: issues));
        var alone = Pairs(data, data.Run(RoadHindcast.Street, withWeather: false, issues: issues));
        return string.Create(CultureInfo.InvariantCulture,
            $"| {localHour:00}:00 | {weather.Length} | {Mae(weather):0.00} | {RoadScore.Signed(RoadScore.Mean(weather.Select(p => p.Error)))} | {Within(weather)} | {Worse(weather)} "
            + $"| {Mae(alone):0.00} | {Within(alone)} | {Worse(alone)} | {RoadScore.Mean(weather.Select(p => Math.Abs(p.Persistence))):0.00} |");
    }

    private static (int Lead, double Error, double Persistence, bool IsWithin)[] Pairs(RoadHindcast data, Dictionary<DateTimeOffset, RoadForecast> forecasts) =>
    [
        .. from forecast in forecasts.Values
           from lead in Enumerable.Range(1, 24)
           let truth = data.Rst(forecast.IssuedAt.AddHours(lead))
           where truth is not null
           let point = forecast.Points[(lead * 3) - 1]
           select (lead, point.Rst - truth.Value, data.Rst(forecast.IssuedAt)!.Value - truth.Value, truth >= point.Quantiles.P10 && truth <= point.Quantiles.P90),
    ];

    private static double Mae((int Lead, double Error, double Persistence, bool IsWithin)[] pairs) => RoadScore.Mean(pairs.Select(p => Math.Abs(p.Error)));

    private static string Within((int Lead, double Error, double Persistence, bool IsWithin)[] pairs) =>
        RoadScore.Mean(pairs.Select(p => p.IsWithin ? 1.0 : 0)).ToString("0 %", CultureInfo.InvariantCulture);

    private static string Worse((int Lead, double Error, double Persistence, bool IsWithin)[] pairs)
    {
        var worse = pairs.GroupBy(p => p.Lead).OrderBy(g => g.Key)
            .Where(g => RoadScore.Mean(g.Select(p => Math.Abs(p.Error))) >= RoadScore.Mean(g.Select(p => Math.Abs(p.Persistence)))).Select(g => g.Key).ToArray();
        return worse.Length == 0 ? "none" : string.Join(", ", worse);
    }
}
