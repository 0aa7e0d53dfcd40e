using Telemetry.Rules.Winter.RoadSurface;

namespace Telemetry.Tests.Golden.RealData;

/// <summary>
/// The surface model's lowest road temperature of each night, foreseen anew through the night with what had been measured by then and the
/// weather measured later: what a threshold has to go by when it is asked as often as the rule decides.
/// </summary>
internal sealed class RevisedThresholds
{
    private readonly Dictionary<DateTimeOffset, RoadForecast> _forecasts;

    public RevisedThresholds(RoadHindcast data, IReadOnlyList<NeededNight> nights)
    {
        var looks = new SortedSet<DateTimeOffset>(nights.SelectMany(n => AtEachIssue(n).Concat(AtEachReading(n))));
        _forecasts = data.RunAsDecisions(RoadHindcast.Street, withWeather: true, looks);
    }

    /// <summary>The issue that stands at 15:00 and those that come up to the first freeze or 11:00.</summary>
    public static IEnumerable<DateTimeOffset> AtEachIssue(NeededNight night) =>
        Enumerable.Range(-3, 24).Select(h => night.Afternoon.AddHours(h))
            .Where(at => at <= (night.FirstFreeze ?? night.Morning) && Hornsgatan.IssueHours.Contains(at.ToOffset(Hornsgatan.Offset).Hour));

    /// <summary>Each full hour from 15:00 to the first freeze or 11:00.</summary>
    public static IEnumerable<DateTimeOffset> AtEachReading(NeededNight night) =>
        Enumerable.Range(0, 21).Select(h => night.Afternoon.AddHours(h)).Where(at => at <= (night.FirstFreeze ?? night.Morning));

    /// <summary>Whether any of the looks foresees a road at or below a threshold between 15:00 and 11:00.</summary>
    public bool Foresees(NeededNight night, IEnumerable<DateTimeOffset> looks, double threshold) => looks.Any(at => Lowest(night, _forecasts[at]) <= threshold);

    private static double Lowest(NeededNight night, RoadForecast forecast) =>
        Math.Min(
            forecast.StartsFrom is { } start && start.At >= night.Afternoon ? start.Value : double.PositiveInfinity,
            forecast.Points.Where(p => p.At >= night.Afternoon && p.At <= night.Morning).Select(p => p.Rst).DefaultIfEmpty(double.PositiveInfinity).Min());
}
