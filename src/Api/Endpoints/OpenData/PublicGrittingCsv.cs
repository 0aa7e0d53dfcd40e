using System.Globalization;
using System.Text;
using Telemetry.Api.Endpoints.Readings;

namespace Telemetry.Api.Endpoints.OpenData;

/// <summary>Public nights as CSV (RFC 4180): a row for each treatment, and one for each night without any.</summary>
internal static class PublicGrittingCsv
{
    public static string Of(IEnumerable<PublicRouteNightDto> nights)
    {
        var text = new StringBuilder(
            "night,route,name,status,revision,decided_at,action,in_words,spread_rate_g_m2,treatments,start_from,start_by,reasons,treated_from,treated_until,material,treated_g_m2,treated_tonnes\r\n");
        foreach (var night in nights)
        {
            foreach (var treatment in night.Treatments.DefaultIfEmpty<PublicTreatmentDto?>(null))
            {
                Row(text, night, treatment);
            }
        }

        return text.ToString();
    }

    private static void Row(StringBuilder text, PublicRouteNightDto night, PublicTreatmentDto? treatment)
    {
        var decision = night.Decision;
        text.Append(CultureInfo.InvariantCulture, $"{night.Night:yyyy-MM-dd},{CsvCell.Of(night.Route)},{CsvCell.Of(night.Name)},{decision?.Status ?? "undecided"},{decision?.Revision},")
            .Append(CultureInfo.InvariantCulture, $"{Time(decision?.DecidedAt)},{decision?.Action},{CsvCell.Of(decision?.InWords ?? "")},{decision?.SpreadRateGPerM2},{decision?.Treatments},")
            .Append(CultureInfo.InvariantCulture, $"{Time(decision?.StartFrom)},{Time(decision?.StartBy)},{CsvCell.Of(string.Join(' ', decision?.Reasons ?? []))},")
            .Append(CultureInfo.InvariantCulture, $"{Time(treatment?.StartedAt)},{Time(treatment?.EndedAt)},{treatment?.Material},{treatment?.SpreadRateGPerM2},{treatment?.Tonnes}\r\n");
    }

    private static string Time(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "";
}
