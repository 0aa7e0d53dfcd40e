namespace Telemetry.Api.Endpoints.Gritting.Backtests;

/// <summary>A back-test report in a line.</summary>
/// <param name="Id" example="20261123T161500Z">Its id, by when it was made.</param>
/// <param name="MadeAt">When it was made.</param>
/// <param name="RuleVersion">Of the gritting rule that decided.</param>
/// <param name="Source">Where the readings were read from.</param>
/// <param name="From">First reading.</param>
/// <param name="To">Last reading.</param>
/// <param name="AskedAt" example="15:00">Local time at which each night was looked at.</param>
/// <param name="MeasuredWeather">The weather measured later stood in for the forecast: it flatters every figure that rests on it.</param>
/// <param name="Nights">Most nights of any route.</param>
/// <param name="Headlines">The decision at that hour, for each route and each meaning of "needed treating".</param>
/// <param name="RoadMae">Mean absolute error of the road forecast, K, of the first way of foreseeing at the first station; null where there was none.</param>
internal sealed record BacktestHeadDto(
    string Id,
    DateTimeOffset MadeAt,
    string RuleVersion,
    string Source,
    DateTimeOffset From,
    DateTimeOffset To,
    string AskedAt,
    bool MeasuredWeather,
    int Nights,
    IReadOnlyList<BacktestHeadlineDto> Headlines,
    double? RoadMae);
