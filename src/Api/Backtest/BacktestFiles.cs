using Telemetry.Api.Replay;
using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Network;
using Telemetry.Ingest.Admission;
using Telemetry.Ingest.Forecasts;

namespace Telemetry.Api.Backtest;

/// <summary>A winter out of CSV files, as <c>replay</c> takes them and as the API's download of readings gives them.</summary>
internal static class BacktestFiles
{
    /// <summary>A season of several issues a day for some dozens of stations.</summary>
    private static readonly ForecastReadLimits Limits = new() { MaxCharacters = 1_000_000_000, MaxValues = 20_000_000 };

    /// <summary>Null when something is wrong; the errors then say what.</summary>
    /// <param name="network">That the files are of.</param>
    /// <param name="readings">As <c>replay</c> takes them.</param>
    /// <param name="forecasts">As <c>replay</c> takes them, or null.</param>
    /// <param name="treatments">As <c>replay</c> takes them, or null.</param>
    /// <param name="guard">Refuses what the live host would refuse.</param>
    /// <param name="errors">Takes what is wrong.</param>
    public static BacktestInput? Read(
        CityNetwork network, FileInfo readings, FileInfo? forecasts, FileInfo? treatments, ReadingGuard guard, List<string> errors)
    {
        errors.AddRange(new[] { readings, forecasts, treatments }.Where(f => f is { Exists: false }).Select(f => $"{f!.FullName}: there is no such file"));
        if (errors.Count > 0)
        {
            return null;
        }

        using var text = readings.OpenText();
        var recording = RecordedReadings.Read(text, network, guard, errors);
        List<ForecastIssue> issues = [];
        if (forecasts is not null)
        {
            using var reader = forecasts.OpenText();
            var read = ForecastCsvReader.Read(reader, forecasts.Name, receivedAt: null, site => network.FindSite(site) is not null, Limits);
            errors.AddRange(read.Errors.Select(e => $"{forecasts.Name} {e.Where}: {e.Problem}; {e.Remedy}"));
            issues = [.. read.Issues.OrderBy(i => i.ReceivedAt)];
        }

        var reports = treatments is null ? [] : RecordedTreatments.Read(treatments, network, errors);

        return errors.Count > 0 ? null : new BacktestInput(network, readings.Name, recording, issues, reports);
    }
}
