using Telemetry.Api.Endpoints.AirQuality;
using Telemetry.Api.Endpoints.AirQuality.Advice;
using Telemetry.Api.Endpoints.AirQuality.Exceedances;
using Telemetry.Api.Endpoints.AirQuality.Sites;

namespace Telemetry.Tests.Browser;

/// <summary>What the fake host knows of the air: a reference site at a moderate index without its PM10, and an indicative one that has none.</summary>
internal static class AirCity
{
    public const string Index = "/api/v1/air-quality/index";
    public const string Exceedances = "/api/v1/air-quality/exceedances";

    private static readonly DateTimeOffset Hour = new(2026, 1, 14, 21, 0, 0, TimeSpan.Zero);

    public static void Serve(FakeHost host)
    {
        host.Answers["/api/v1/air-quality/sites"] = () => Sites(host.Night.Now);
        host.Answers["/api/v1/air-quality/advice"] = () => Advice(host.Night.Now);
        host.Answers[Index] = Indices;
        host.Answers[Exceedances + "?year=2026"] = () => Year(host.Night.Now);
    }

    public static AirSitesDto Sites(DateTimeOffset now) => new(now, false,
    [
        new("castle-dyke", "Castle Dyke", 53.8, -0.25, "reference",
            new(Hour, 2820, 5, "Moderate", ["no2"], ["pm10"], 0.75, "reference", null, "advice-1/moderate"),
            new(Hour, 2820, 4, "Poor", ["no2"], ["pm10"], 0.75, "reference", null, null),
            [
                new("pm2_5", "ug/m3", Pollutant("running 24 hours", 2, "Low", 18.4m), Pollutant("hour", 2, "Fair", 11.2m), [Instrument("aqm-01", "reference")]),
                new("pm10", "ug/m3", None("running 24 hours", 0.41), None("hour", 0.2), [Instrument("aqm-01", "reference")]),
                new("no2", "ug/m3", Pollutant("hour", 5, "Moderate", 305.4m), Pollutant("hour", 4, "Poor", 305.4m), [Instrument("aqm-01", "reference")]),
            ]),
        new("fish-quay", "Fish Quay", 53.8, -0.2, "indicative",
            new(null, null, null, null, [], ["no2"], 0, null, "insufficient data: no pollutant measured here has an index", null),
            new(null, null, null, null, [], ["no2"], 0, null, "insufficient data: no pollutant measured here has an index", null),
            [new("no2", "ug/m3", None("hour", 0, "indicative"), None("hour", 0, "indicative"), [Instrument("aqn-09", "indicative") with { Silent = true }])]),
    ]);

    public static AdviceDto Advice(DateTimeOffset now) => new(now, false, new(2026, 1, 14), new(
        "advice-1", "Advice", "UK Health Security Agency", "GOV.UK", new(2025, 12, 19), new(2025, 12, 19), "Paraphrased", null,
        [new("advice-1/moderate", "Moderate", [new("At-risk people", "Consider taking it easier outdoors."), new("Everyone", "Enjoy your usual outdoor activities.")])]), ["advice-1"]);

    /// <summary>A day by the hour: PM10 has too little from 03:00 on, two hours are on record nowhere.</summary>
    public static AirQualityIndicesDto Indices() => new("daqi", "hour", Hour.AddHours(-24), Hour, false,
    [
        .. Enumerable.Range(0, 24).Where(h => h is not (7 or 8)).SelectMany(h => new[]
        {
            Record(h, "no2", h > 18 ? 5 : 2, h > 18 ? "Moderate" : "Low", h > 18 ? 305.4m : 96.2m),
            h < 6 ? Record(h, "pm10", 1, "Low", 9.3m) : Record(h, "pm10", null, null, null) with { Reason = "insufficient data: 41 % of the window is valid and 75 % is needed" },
            Record(h, "overall", h > 18 ? 5 : 2, h > 18 ? "Moderate" : "Low", null) with { Missing = h < 6 ? [] : ["pm10"] },
        }),
    ]);

    public static ExceedancesDto Year(DateTimeOffset now, int year = 2026) => new(
        now, false, year, new(year, 1, 1, 0, 0, 0, TimeSpan.Zero), year == 2026 ? Hour : new(year + 1, 1, 1, 0, 0, 0, TimeSpan.Zero), year < 2026, "Means are kept unrounded.", 0.9,
        [
            new("castle-dyke", "Castle Dyke", [new("aqm-01", "reference",
            [
                new("no2", "ug/m3", 333, 320, 0.961, 0.998, 38.42m, null,
                [
                    new("no2-hour-200", "limit value", 200, "hour", 18, 19, 19, 305.4m, Hour, 320, 333, 0.961, "exceeded", "19 so far, 18 are permitted."),
                    new("no2-year-40", "limit value", 40, "year", null, null, null, 38.42m, null, 320, 333, 0.961, "within", "The mean so far is not above 40 ug/m3."),
                ]),
                new("pm10", "ug/m3", 333, 30, 0.09, 0.72, null, "insufficient data: 9.0 % of the hours so far are valid and 75 % are needed",
                    [new("pm10-day-50", "limit value", 50, "day", 35, 0, 0, null, null, 0, 13, 0, "insufficient-data", "0.0 % of the periods so far are valid and 90 % are needed.")]),
            ])]),
            new("fish-quay", "Fish Quay", [new("aqn-09", "indicative",
                [new("no2", "ug/m3", 333, 100, 0.3, 0.98, null, "insufficient data", [new("no2-hour-200", "limit value", 200, "hour", 18, 2, 2, 210m, Hour, 100, 333, 0.3, "not-judged", "An indicative instrument.")])])]),
        ]);

    private static PollutantIndexDto Pollutant(string averaging, int index, string band, decimal mean) => new(Hour, averaging, index, band, mean, 1, "reference", null);

    private static PollutantIndexDto None(string averaging, double capture, string basis = "reference") =>
        new(Hour, averaging, null, null, null, capture, basis, "insufficient data: too little of the window is valid");

    private static AirInstrumentDto Instrument(string sensor, string basis) => new(sensor, basis, Hour.AddMinutes(40), "pass", false);

    private static AirQualityIndexDto Record(int hour, string pollutant, int? index, string? band, decimal? mean) => new(
        hour, "daqi", "castle-dyke", "hour", Hour.AddHours(hour - 23), pollutant, mean, index, band, index is null ? 0.41 : 1, [], "reference", null, false);
}
