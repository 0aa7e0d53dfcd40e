using System.Globalization;

namespace Telemetry.Tests.Golden.RealData;

/// <summary>The whole autumn foreseen as a decision foresees it from one hour of each day: up to the noon that ends the decision day.</summary>
internal static class RoadDecisionHour
{
    public const string Header =
        "| decided at, local | hours ahead | pairs | with weather: MAE, K | within 10–90 % | alone: MAE, K | within 10–90 % |\n"
        + "|---|---|---|---|---|---|---|";

    public static string Row(RoadHindcast data, int localHour)
    {
        var hours = ((12 - localHour + 23) % 24) + 1;
        var (weather, alone) = (Pairs(data, localHour, hours, withWeather: true), Pairs(data, localHour, hours, withWeather: false));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {localHour:00}:00 | {hours} | {weather.Length} | {Mae(weather):0.00} | {Within(weather)} | {Mae(alone):0.00} | {Within(alone)} |");
    }

    private static (double Error, bool IsWithin)[] Pairs(RoadHindcast data, int localHour, int hours, bool withWeather) =>
    [
        .. from forecast in data.RunAsDecisions(RoadHindcast.Street, withWeather, data.Daily(localHour)).Values
           from lead in Enumerable.Range(1, hours)
           let truth = data.Rst(forecast.IssuedAt.AddHours(lead))
           where truth is not null
           let point = forecast.Points[(lead * 3) - 1]
           select (point.Rst - truth.Value, truth >= point.Quantiles.P10 && truth <= point.Quantiles.P90),
    ];

    private static double Mae((double Error, bool IsWithin)[] pairs) => RoadScore.Mean(pairs.Select(p => Math.Abs(p.Error)));

    private static string Within((double Error, bool IsWithin)[] pairs) =>
        RoadScore.Mean(pairs.Select(p => p.IsWithin ? 1.0 : 0)).ToString("0 %", CultureInfo.InvariantCulture);
}
