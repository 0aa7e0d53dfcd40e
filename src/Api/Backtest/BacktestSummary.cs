using System.Globalization;
using Telemetry.Api.Replay;
using Telemetry.Domain.Decisions;
using Telemetry.Rules.Winter.Backtest;

namespace Telemetry.Api.Backtest;

/// <summary>The back-test in a few lines, for the terminal.</summary>
internal static class BacktestSummary
{
    public static IEnumerable<string> Lines(BacktestResult result)
    {
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Input.Recording.Readings.Count:N0} readings ({result.Input.Recording.Refused.Count:N0} refused as the host would refuse them), {result.ForecastIssues:N0} forecast issues"
            + $"{(result.Plan.MeasuredWeather ? " (the weather measured later stands in: it flatters)" : "")}, "
            + $"{(result.Input.Treatments.Count > 0 ? $"{RecordedTreatments.Say(result.Input.Treatments, result.Last)}, " : "")}{result.First:yyyy-MM-dd} to {result.Last:yyyy-MM-dd}.");
        foreach (var route in result.Routes)
        {
            yield return $"Route {route.Route.Id}: {Counted(route)}";
            foreach (var score in route.Scores)
            {
                yield return $"  {BacktestWords.Name(score.Truth)}: at {result.Plan.AskedAt:HH:mm} {Table(score.AtTheHour)}; as revised {Table(score.AsRevised)}";
            }
        }

        foreach (var site in result.Sites)
        {
            foreach (var method in site.Methods.Where(m => m.All is not null))
            {
                yield return $"Station {site.Site.Id}, {method.Name}: MAE {BacktestWords.Number(method.All!.Mae, method.All.MaeInterval, method.All.RestsOnFew)} K over {method.All.Nights} nights";
            }
        }
    }

    /// <summary>How many nights there are, and why some of them are no evidence.</summary>
    public static string Counted(RouteResult route)
    {
        var evidence = route.Nights.Count(n => n.Observed.IsEvidence);
        var counted = route.Nights.Where(n => n.Observed.IsEvidence).ToList();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{route.Nights.Count} nights, of them {route.Nights.Count - evidence} without enough measured (over {ObservedNight.MaxGap.TotalHours:0} h unmeasured), "
            + $"{counted.Count(n => n.Asked is null)} more without a decision, {counted.Count(n => n.Asked is { MinRst: null })} more without a forecast minimum, "
            + $"{counted.Count(n => n.Observed.Froze && n.Observed.IceLikely is null)} that froze with nothing to tell whether the road was wet, "
            + $"{counted.Count(n => n.Asked?.Action == GrittingAction.Escalate)} on which a person was asked.");
    }

    private static string Table(Contingency t) => $"{t.Hits} hits, {t.Misses} misses, {t.FalseAlarms} false alarms, {t.CorrectNegatives} correct negatives";
}
