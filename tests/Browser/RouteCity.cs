using Microsoft.AspNetCore.Http;
using Telemetry.Api.Endpoints.Gritting.Spreading;
using Telemetry.Api.Endpoints.RoadForecasts;

namespace Telemetry.Tests.Browser;

/// <summary>What the fake host knows of a route's two stations: one that measures and is foreseen, one that has fallen silent.</summary>
internal static class RouteCity
{
    private static readonly DateTimeOffset Now = Night.Evening;

    public static void Serve(FakeHost host)
    {
        Places.Serve(host);
        host.Answers["/api/v1/stations/mill-lane/road-forecast"] = () => Forecast(Now);
        host.Answers["/api/v1/stations/bridge-7"] = () => Places.Station(Now) with { Site = Places.Sites()[1], Latest = [], Routes = [] };
        host.Answers["/api/v1/stations/bridge-7/road-forecast"] = () => Results.Problem(
            statusCode: 409, detail: "No road surface temperature of the last 3 h passed its checks: the newest is of 2026-01-14 18:40 UTC.");
        host.Answers["/api/v1/gritting/treatments"] = () => new TreatmentsDto(new(2026, 1, 14), "Europe/London", [Treatment()]);
    }

    public static TreatmentDto Treatment() => new(
        71, "run-1187", "R01", new(2026, 1, 14), Now.AddMinutes(-97), Now.AddMinutes(-12), "pre-wet-salt", 8, 2.4, "WX21 ABC", "J. Hill", null, Now.AddMinutes(-10), "depot",
        ["8 g/m² was spread, and 10 g/m² was decided."]);

    public static RoadForecastDto Forecast(DateTimeOffset issuedAt, DateTimeOffset? asOf = null)
    {
        var points = Enumerable.Range(1, 72).Select(i => Point(issuedAt.AddMinutes(20 * i), i)).ToList();
        return new(
            "mill-lane", issuedAt, asOf ?? issuedAt, false, "Europe/London", points[^1].At, new("rws-1", issuedAt.AddMinutes(-7), -0.4, 7), new("weather-forecast", issuedAt.AddHours(-3), 3, 12, "Met Office"),
            new(true, 29, issuedAt.AddDays(-30)), new(points[30].At, -2.4, -3.6), points[6].At, points[1].At, 0.94, points, Observed(issuedAt, asOf ?? issuedAt), ["Cloud, wind or humidity was given by nobody for some of the time and is assumed."]);
    }

    private static RoadForecastPointDto Point(DateTimeOffset at, int step)
    {
        var middle = Math.Round(-1 - (1.4 * Math.Sin((step - 8) / 14.5)), 2);
        var spread = 0.25 + (step * 0.015);
        return new(at, middle, middle - (1.28 * spread), middle - (0.67 * spread), middle, middle + (0.67 * spread), middle + (1.28 * spread), Math.Clamp(0.5 - (middle / 4), 0.02, 0.98), "damp", 0.04, 0);
    }

    /// <summary>Half a kelvin colder than was foreseen, every ten minutes, one of them suspect.</summary>
    private static List<RoadObservedDto> Observed(DateTimeOffset issuedAt, DateTimeOffset asOf) =>
    [
        .. Enumerable.Range(-36, 400).Select(i => (At: issuedAt.AddMinutes(10 * i), Step: i / 2)).Where(o => o.At <= asOf && o.At <= issuedAt.AddHours(24))
            .Select(o => new RoadObservedDto(o.At, o.Step < 1 ? 0.5 : Point(o.At, o.Step).P50 - 0.5, o.Step == 20 ? "suspect" : "pass")),
    ];
}
