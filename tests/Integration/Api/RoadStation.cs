using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Storage;

namespace Telemetry.Tests.Integration.Api;

/// <summary>The example network's station at the Snake summit in days that go like one another: air from 4 °C at 14:00 to −3 °C, the road 1 K colder.</summary>
internal static class RoadStation
{
    public const string Sensor = "rws-snake";

    public static readonly SiteId Site = new("a57-snake");

    public static double Air(DateTimeOffset at) => 0.5 + (3.5 * Math.Cos(2 * Math.PI * (at.TimeOfDay.TotalHours - 14) / 24));

    /// <summary>Hourly readings of (until − days, until], received when they were observed.</summary>
    public static StoredReading[] Days(DateTimeOffset until, int days) =>
        [.. Enumerable.Range(0, days * 24).Select(h => until.AddHours(h + 1 - (days * 24))).SelectMany(At)];

    public static IEnumerable<StoredReading> At(DateTimeOffset at) =>
    [
        Some.Reading(Sensor, Quantity.RoadSurfaceTemperature, at, Air(at) - 1),
        Some.Reading(Sensor, Quantity.AirTemperature, at, Air(at)),
        Some.Reading(Sensor, Quantity.DewPoint, at, Air(at) - 3),
        Some.Reading(Sensor, Quantity.PrecipitationRate, at, 0),
    ];

    /// <summary>A forecast of 36 hours that is right about the air.</summary>
    public static ForecastIssue Forecast(DateTimeOffset issuedAt, DateTimeOffset? receivedAt = null) => new(
        Site, issuedAt, receivedAt ?? issuedAt, "Met Office",
        [
            .. Enumerable.Range(0, 37).Select(h => issuedAt.AddHours(h)).SelectMany(at => new ForecastValue[]
            {
                new(at, Quantity.AirTemperature, Air(at)),
                new(at, Quantity.DewPoint, Air(at) - 3),
                new(at, Quantity.WindSpeed, 2),
                new(at, Quantity.CloudCover, 6),
                new(at, Quantity.PrecipitationRate, 0),
            }),
        ]);
}
