using System.Globalization;
using System.Text;
using Telemetry.Api.Endpoints.Readings;
using Telemetry.Domain.Storage;
using Telemetry.Domain.Waste;

namespace Telemetry.Api.Endpoints.Bins;

/// <summary>Fills and emptyings as CSV (RFC 4180) with a header.</summary>
internal static class BinCsv
{
    public const string ContentType = "text/csv";

    /// <summary>Whether the caller would rather have CSV than JSON.</summary>
    public static bool IsWanted(HttpRequest request)
    {
        var best = request.GetTypedHeaders().Accept
            .Where(a => a.Quality is not 0)
            .OrderByDescending(a => a.Quality ?? 1)
            .Select(a => a.MediaType.Value?.ToLowerInvariant())
            .FirstOrDefault(m => m is ContentType or "application/json" or "application/*" or "*/*");
        return best == ContentType;
    }

    public static string Of(IEnumerable<LoggedOutcome<BinFill>> fills)
    {
        var text = new StringBuilder(
            "observed_at,bin,percent,litres,distance_mm,note,flag,calibrated_from,empty_distance_mm,full_distance_mm,full_percent_of_capacity,percent_per_hour,threshold_percent,reached_at,no_rate,recorded_at\r\n");
        foreach (var logged in fills)
        {
            var fill = logged.Outcome;
            text.Append(Time(fill.ObservedAt)).Append(',').Append(CsvCell.Of(fill.Bin.Value)).Append(',')
                .Append(CultureInfo.InvariantCulture, $"{fill.Percent},{fill.Litres},{fill.DistanceMm},{fill.Note},{fill.Flag.Name()},")
                .Append(Time(fill.Basis.CalibratedFrom)).Append(',')
                .Append(CultureInfo.InvariantCulture, $"{fill.Basis.EmptyDistanceMm},{fill.Basis.FullDistanceMm},{fill.Basis.FullPercentOfCapacity},")
                .Append(CultureInfo.InvariantCulture, $"{fill.Rate?.PercentPerHour},{fill.Rate?.ThresholdPercent},")
                .Append(Time(fill.Rate?.ReachedAt)).Append(',').Append(fill.NoRate).Append(',').Append(Time(logged.RecordedAt)).Append("\r\n");
        }

        return text.ToString();
    }

    public static string Of(IEnumerable<LoggedOutcome<BinEmptying>> emptyings)
    {
        var text = new StringBuilder("emptied_at,bin,confirmed_at,fill_before,fill_after,recorded_at\r\n");
        foreach (var logged in emptyings)
        {
            var emptying = logged.Outcome;
            text.Append(Time(emptying.EmptiedAt)).Append(',').Append(CsvCell.Of(emptying.Bin.Value)).Append(',').Append(Time(emptying.ConfirmedAt)).Append(',')
                .Append(CultureInfo.InvariantCulture, $"{emptying.FillBefore},{emptying.FillAfter},")
                .Append(Time(logged.RecordedAt)).Append("\r\n");
        }

        return text.ToString();
    }

    private static string Time(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture) ?? "";
}
