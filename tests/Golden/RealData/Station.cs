using System.Globalization;

namespace Telemetry.Tests.Golden.RealData;

/// <summary>One measured road station as a network of one route.</summary>
internal static class Station
{
    public const string Route = "route";

    public const string Site = "site";

    public static string NetworkJson(string name, string zone, int interval, double latitude, double longitude, string humidity, string? road = null) => $$"""
        {
          "timeZone": "{{zone}}",
          "sites": [{ "id": "{{Site}}", "name": "{{name}}", "latitude": {{latitude.ToString(CultureInfo.InvariantCulture)}}, "longitude": {{longitude.ToString(CultureInfo.InvariantCulture)}}, "kind": "road"{{(road is null ? "" : $", \"road\": {road}")}} }],
          "sensors": [
            { "id": "rst", "site": "{{Site}}", "quantities": ["road_surface_temperature"], "intervalSeconds": {{interval}} },
            { "id": "met", "site": "{{Site}}", "quantities": ["air_temperature", "{{humidity}}", "wind_speed", "precipitation_rate", "snowfall_rate"], "intervalSeconds": {{interval}} }
          ],
          "routes": [{ "id": "{{Route}}", "name": "{{name}}", "priority": "P1", "lengthKm": 40, "treatedWidthM": 7.3, "treatmentMinutes": 180, "salt": "dry", "stations": [{ "site": "{{Site}}", "offset": 0 }] }]
        }
        """;

    public static string Scaled(string value, double factor) =>
        value.Length == 0 ? "" : (double.Parse(value, CultureInfo.InvariantCulture) * factor).ToString("R", CultureInfo.InvariantCulture);

    public static RecordedNight[] Nights(string dataset, TimeZoneInfo zone, DateTimeOffset firstReading, Func<string, DateTimeOffset> time) =>
    [
        .. from row in MeasuredData.Rows(MeasuredData.Require("winter/expected_nights.csv"))
           where row["dataset"] == dataset
           let start = DateOnly.Parse(row["night_start"], CultureInfo.InvariantCulture)
           let evening = LocalTime(start, 15, zone)
           select new RecordedNight(
               dataset,
               start,
               double.Parse(row["min_rst"], CultureInfo.InvariantCulture),
               row["first_rst_le_0"].Length == 0 ? null : time(row["first_rst_le_0"]),
               LocalTime(start, 12, zone),
               firstReading > evening ? firstReading : evening),
    ];

    public static DateTimeOffset LocalTime(DateOnly day, int hour, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(new TimeOnly(hour, 0));
        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }
}
