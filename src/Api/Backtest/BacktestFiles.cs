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
    public static BacktestInput? Read(CityNetwork network, FileInfo readings, FileInfo? forecasts, ReadingGuard guard, List<string> errors)
    {
        errors.AddRange(new[] { readings, forecasts }.Where(f => f is { Exists: false }).Select(f => $"{f!.FullName}: there is no such file"));
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

        return errors.Count > 0 ? null : new BacktestInput(network, readings.Name, recording, issues);
    }
}
