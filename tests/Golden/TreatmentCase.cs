using System.Globalization;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Readings;

namespace Telemetry.Tests.Golden;

/// <summary>
/// A line of tests/Golden/gritting: a road and its weather at 15:00 on 14 January 2026, and what is decided. Readings stand for two
/// hours by then, every ten minutes; the forecast stays as it is, with rain or snow in the three hours up to 20:00 where the line
/// has some. Each line is a station and a route of its own, far from the others.
/// </summary>
internal sealed class TreatmentCase(IReadOnlyDictionary<string, string> line, int number)
{
    public static readonly string[] Columns =
    [
        "case", "road", "air", "dew_point", "film", "surface", "snow_depth", "falls", "fell", "rain_ahead", "snow_ahead", "issued_h_ago", "salt", "priority", "policy",
        "action", "rate_g_m2", "treatments", "row", "says",
    ];

    private static readonly DateTimeOffset Now = new(2026, 1, 14, 15, 0, 0, TimeSpan.Zero);

    // Told in every line alike.
    private static readonly string[] NotSaid = ["forecast"];

    public string Name => line["case"];

    /// <summary>Options of the gritting policy that the line is decided under, such as <c>IceRowsUse=Rst</c>; empty for the defaults.</summary>
    public string Policy => line["policy"];

    public string Route => $"route-{number}";

    private string Site => $"site-{number}";

    public string SiteJson => string.Create(
        CultureInfo.InvariantCulture, $$"""{ "id": "{{Site}}", "name": "{{Site}}", "latitude": {{40 + (number % 20)}}, "longitude": {{-10 + (number / 20 * 2)}}, "kind": "road" }""");

    public string SensorJson =>
        $$"""{ "id": "rws-{{number}}", "site": "{{Site}}", "quantities": ["road_surface_temperature", "air_temperature", "dew_point", "water_film_thickness", "surface_state", "snow_depth", "precipitation_rate", "snowfall_rate"], "intervalSeconds": 600 }""";

    public string RouteJson =>
        $$"""{ "id": "{{Route}}", "name": "{{Route}}", "priority": "{{line["priority"]}}", "lengthKm": 40, "treatedWidthM": 7.3, "treatmentMinutes": 180, "salt": "{{line["salt"]}}", "stations": [{ "site": "{{Site}}", "offset": 0 }] }""";

    public IEnumerable<string> Readings()
    {
        var surface = line["surface"].Length == 0 ? null : (double?)(int)Enum.Parse<SurfaceState>(line["surface"]);
        for (var at = Now.AddHours(-2); at <= Now; at = at.AddMinutes(10))
        {
            var rain = Number("falls") is { } rate ? at > Now.AddMinutes(-30) ? rate : 0
                : Number("fell") is { } earlier ? at == Now.AddHours(-1) ? earlier : 0
                : (double?)null;
            foreach (var (quantity, value) in new[]
            {
                ("road_surface_temperature", Number("road")), ("air_temperature", Number("air")), ("dew_point", Number("dew_point")),
                ("water_film_thickness", Number("film")), ("surface_state", surface), ("snow_depth", Number("snow_depth")),
                ("precipitation_rate", rain), ("snowfall_rate", rain is null ? null : 0),
            })
            {
                if (value is { } known)
                {
                    yield return string.Create(CultureInfo.InvariantCulture, $"{at.UtcDateTime:yyyy-MM-ddTHH:mm:ss}Z,rws-{number},{quantity},{known}");
                }
            }
        }
    }

    public IEnumerable<string> Forecast()
    {
        if (Number("issued_h_ago") is not { } hours)
        {
            yield break;
        }

        var issued = Now.AddHours(-hours);
        for (var at = new DateTimeOffset(issued.UtcDateTime.Date, TimeSpan.Zero).AddHours(issued.Hour); at <= Now.AddHours(48); at = at.AddHours(1))
        {
            var wet = at > Now.AddHours(2) && at <= Now.AddHours(5);
            var snow = wet ? Number("snow_ahead") ?? 0 : 0;
            foreach (var (quantity, value) in new[]
            {
                ("air_temperature", Number("air")), ("dew_point", Number("dew_point")),
                ("precipitation_rate", snow + (wet ? Number("rain_ahead") ?? 0 : 0)), ("snowfall_rate", snow),
            })
            {
                if (value is { } known)
                {
                    yield return string.Create(CultureInfo.InvariantCulture, $"{issued.UtcDateTime:yyyy-MM-ddTHH:mm:ss}Z,{Site},{at.UtcDateTime:yyyy-MM-ddTHH:mm:ss}Z,{quantity},{known}");
                }
            }
        }
    }

    /// <summary>The line again with what was decided.</summary>
    public string[] With(Decision decision) =>
    [
        .. Columns[..15].Select(c => line[c]),
        decision.Action.Name(),
        decision.SpreadRate?.ToString(CultureInfo.InvariantCulture) ?? "",
        decision.Treatments == Treatments.None ? "" : decision.Treatments.ToString(),
        decision.MatrixRow ?? "",
        string.Join(" | ", decision.Reasons.Where(r => !NotSaid.Contains(r.Code)).Select(r => r.Text)).Replace(Site + " ", "the station ", StringComparison.Ordinal),
    ];

    public string[] Expected => [.. Columns.Select(c => line[c])];

    private double? Number(string column) => line[column].Length == 0 ? null : double.Parse(line[column], CultureInfo.InvariantCulture);
}
