namespace Telemetry.Api.Backtest.Reports;

/// <summary>A back-test in figures: the file <c>summary.json</c> beside its report, and what the API tells of it.</summary>
/// <param name="Format">Of this file: 1.</param>
/// <param name="MadeAt">When it was made.</param>
/// <param name="Release">Version of the program that made it.</param>
/// <param name="RuleVersion">Of the gritting rule that decided: that of the program, not of the winter.</param>
/// <param name="Source">Where the readings were read from.</param>
/// <param name="From">First reading.</param>
/// <param name="To">Last reading.</param>
/// <param name="TimeZone">IANA id; nights are local.</param>
/// <param name="AskedAt" example="15:00">Local time at which each night was looked at.</param>
/// <param name="EveryMinutes">How often the rule was asked besides.</param>
/// <param name="MeasuredWeather">The weather measured later stood in for the forecast: it flatters every figure that rests on it.</param>
/// <param name="Readings">How many.</param>
/// <param name="Refused">Those that the host would have refused.</param>
/// <param name="ForecastIssues">How many the decisions could rest on.</param>
/// <param name="Faults">How often a rule failed; the figures are of what was left.</param>
internal sealed record BacktestReport(
    int Format,
    DateTimeOffset MadeAt,
    string Release,
    string RuleVersion,
    string Source,
    DateTimeOffset From,
    DateTimeOffset To,
    string TimeZone,
    string AskedAt,
    int EveryMinutes,
    bool MeasuredWeather,
    int Readings,
    int Refused,
    int ForecastIssues,
    int Faults,
    IReadOnlyList<BacktestRoute> Routes,
    IReadOnlyList<BacktestStation> Stations)
{
    public const int Written = 1;

    public static BacktestReport Of(BacktestResult result, DateTimeOffset madeAt, string release) => new(
        Written,
        madeAt,
        release,
        result.RuleVersion,
        result.Input.Source,
        result.First,
        result.Last,
        result.Input.Network.TimeZone.Id,
        result.Plan.AskedAt.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture),
        (int)result.Plan.Every.TotalMinutes,
        result.Plan.MeasuredWeather,
        result.Input.Recording.Readings.Count,
        result.Input.Recording.Refused.Count,
        result.ForecastIssues,
        result.Faults.Count,
        [.. result.Routes.Select(BacktestRoute.Of)],
        [.. result.Sites.Select(BacktestStation.Of)]);
}
