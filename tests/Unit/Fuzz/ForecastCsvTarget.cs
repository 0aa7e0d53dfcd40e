using System.Globalization;
using System.Text;
using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Network;
using Telemetry.Ingest.Forecasts;

namespace Telemetry.Tests.Unit.Fuzz;

/// <summary>Forecast files in CSV: a file with any error gives nothing, a good one is possible, whole, and read the same when written again.</summary>
internal sealed class ForecastCsvTarget : FuzzTarget
{
    private static readonly byte[][] Tokens = [.. new[]
    {
        ",", "\n", "\r\n", "\"", "\uFEFF", ForecastCsvReader.Header, "2026-01-14T15:00:00Z", "2026-01-14T15:30:00Z", "+01:00", "air_temperature", "precipitation_rate",
        "road_surface_temperature", "site-1", "../x", "\0", ";", "\t", "1e999", "NaN", "-",
    }.Select(Encoding.UTF8.GetBytes)];

    private readonly byte[][] _seeds = [.. GoldenPayloads.Replayed("forecasts.csv", 4, 2500), .. Small()];

    public override string Name => "forecast-csv";

    public override string? Try(Random random)
    {
        var input = Mutation.Of(random, _seeds, Tokens);
        ForecastReadResult? read = null;
        var problem = Spent.TooMuch(() => read = Read(input), input.Length, perByte: 300, once: 100_000) ?? Impossible(read!) ?? NotAgain(read!);
        return problem is null ? null : problem + JsonReadings.Of(input);
    }

    /// <summary>What must hold of issues from any forecast file.</summary>
    public static string? Impossible(ForecastReadResult read)
    {
        if (read.IsValid != (read.Issues.Count > 0))
        {
            return read.IsValid ? "neither an issue nor an error" : "issues of a file with errors";
        }

        foreach (var issue in read.Issues)
        {
            if (!Identifier.IsValid(issue.Site.Value) || issue.Values.Count == 0 || !issue.Values.Any(v => v.ValidAt > issue.IssuedAt))
            {
                return $"an issue of {issue.Site} at {issue.IssuedAt:O} about nothing to come";
            }

            foreach (var series in issue.Values.GroupBy(v => v.Quantity))
            {
                var hours = series.Select(v => v.ValidAt.UtcTicks).ToList();
                if (series.Any(v => !double.IsFinite(v.Value) || v.Value < v.Quantity.Minimum || v.Value > v.Quantity.Maximum || v.ValidAt.UtcTicks % TimeSpan.TicksPerHour != 0)
                    || !ForecastIssue.Quantities.Contains(series.Key)
                    || hours.Zip(hours.Skip(1)).Any(pair => pair.Second - pair.First != TimeSpan.TicksPerHour))
                {
                    return $"{series.Key} of {issue.Site} can't be: {string.Join(", ", series.Select(v => $"{v.ValidAt:O} {v.Value:R}"))}";
                }
            }
        }

        return null;
    }

    private static string? NotAgain(ForecastReadResult read)
    {
        var text = new StringBuilder(ForecastCsvReader.Header).Append('\n');
        foreach (var issue in read.Issues)
        {
            foreach (var value in issue.Values)
            {
                text.Append(CultureInfo.InvariantCulture, $"{issue.IssuedAt.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'},{issue.Site},{value.ValidAt.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'},{value.Quantity},{value.Value:R}\n");
            }
        }

        return read.Issues.Count == 0 || Read(Encoding.UTF8.GetBytes(text.ToString())).Issues.SequenceEqual(read.Issues) ? null : "written again, it is not the same";
    }

    private static ForecastReadResult Read(byte[] input)
    {
        using var text = new StreamReader(new MemoryStream(input));
        return ForecastCsvReader.Read(text, "fuzz");
    }

    private static byte[][] Small() =>
    [
        Encoding.UTF8.GetBytes(ForecastCsvReader.Header + "\n" + string.Concat(Enumerable.Range(0, 6).Select(h =>
            $"2026-01-14T14:20:00Z,site-1,2026-01-14T{15 + h}:00:00Z,air_temperature,{3 - h}.5\n2026-01-14T14:20:00Z,site-1,2026-01-14T{15 + h}:00:00Z,dew_point,-{h}\n"))),
    ];
}
