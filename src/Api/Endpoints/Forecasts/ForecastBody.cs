using System.Globalization;
using System.Text;
using Telemetry.Api.Endpoints.Requests;
using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Network;
using Telemetry.Ingest.Forecasts;

namespace Telemetry.Api.Endpoints.Forecasts;

/// <summary>The forms in which forecasts are handed in, chosen by content type.</summary>
internal static class ForecastBody
{
    public const string Csv = "text/csv";
    public const string Xml = "application/xml";

    public static string[] Types { get; } = ["application/json", Csv, Xml];

    /// <param name="site">For METRo XML, which does not name one.</param>
    /// <param name="source">For CSV and XML: who made it.</param>
    public static IReadOnlyList<ForecastIssue> Read(
        HttpRequest request, ReadOnlyMemory<byte> body, string? site, string? source, CityNetwork network, DateTimeOffset now, RequestErrors errors)
    {
        if (RequestBody.Is(request, "application/json"))
        {
            return ForecastJson.Read(body.Span, network, now, errors) is { } issue ? [issue] : [];
        }

        if (string.IsNullOrWhiteSpace(source) || source.Length > 100)
        {
            errors.Add("source", "is required: who made the forecast, 1 to 100 characters");
        }

        return RequestBody.Is(request, Csv)
            ? ReadCsv(body, source ?? "", network, now, errors)
            : ReadMetro(body, site, source ?? "", network, now, errors);
    }

    private static IReadOnlyList<ForecastIssue> ReadCsv(
        ReadOnlyMemory<byte> body, string source, CityNetwork network, DateTimeOffset now, RequestErrors errors)
    {
        using var text = new StringReader(Encoding.UTF8.GetString(body.Span));
        return Take(ForecastCsvReader.Read(text, source, now, id => network.FindSite(id) is not null), now, errors);
    }

    private static IReadOnlyList<ForecastIssue> ReadMetro(
        ReadOnlyMemory<byte> body, string? site, string source, CityNetwork network, DateTimeOffset now, RequestErrors errors)
    {
        if (QueryText.Site(site, network, errors) is not { } place)
        {
            if (string.IsNullOrEmpty(site))
            {
                errors.Add("site", "is required: METRo XML names none");
            }

            return [];
        }

        using var xml = new MemoryStream(body.ToArray(), writable: false);
        return Take(MetroForecastReader.Read(xml, place, source, now), now, errors);
    }

    private static IReadOnlyList<ForecastIssue> Take(ForecastReadResult read, DateTimeOffset now, RequestErrors errors)
    {
        foreach (var error in read.Errors)
        {
            errors.Add(error.Where, $"{error.Problem}; {error.Remedy}");
        }

        if (read.ErrorsLeftOut > 0)
        {
            errors.Add("$", string.Create(CultureInfo.InvariantCulture, $"and {read.ErrorsLeftOut} more errors"));
        }

        foreach (var issue in read.Issues.Where(i => i.IssuedAt > now.AddMinutes(5)))
        {
            errors.Add("issued_at", $"the issue for {issue.Site} is from the future");
        }

        if (read is { IsValid: true, Issues.Count: 0 })
        {
            errors.Add("$", "has no forecast");
        }

        return read.Issues;
    }
}
