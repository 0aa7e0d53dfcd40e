using Microsoft.AspNetCore.Http;
using Telemetry.Api.Endpoints.Forecasts;
using Telemetry.Api.Endpoints.Gritting;
using Telemetry.Api.Endpoints.Gritting.Record;
using Telemetry.Api.Endpoints.Gritting.Record.Claims;
using Telemetry.Api.Endpoints.Gritting.Record.Recomputations;

namespace Telemetry.Tests.Browser;

/// <summary>What the fake host has on record: sound, until a test says that somebody has changed it.</summary>
internal static class Records
{
    public const string Verification = "/api/v1/gritting/record/verification";

    private static readonly DateTimeOffset Now = Night.Evening;
    private static readonly string Hash = string.Concat(Enumerable.Repeat("5d0c9e1f", 8));

    public static void Serve(FakeHost host)
    {
        RouteCity.Serve(host);
        host.Answers[Verification] = Sound;
        host.Answers["/api/v1/gritting/record/2026-01-14/R01/known?knownAt=2026-01-14T14%3A00%3A00.000Z"] = () => Known(host.Night);
        host.Answers["/api/v1/gritting/record/2026-01-14/R01/2/recomputation"] = () => Same();
        host.Answers["/api/v1/gritting/record/2026-01-14/R01/1/recomputation"] = () => Results.Problem(
            statusCode: 409, detail: "The evidence 'policy' of entry 30 is no longer in the store: nothing was decided from the rest.");
        host.Answers["/api/v1/gritting/record/2026-01-14/R01/claim?format=html"] = () => Results.Text("<!doctype html><title>Claim</title>", "text/html");
    }

    public static RecordVerificationDto Sound() => new(
        Now, true, 1204, 1204, Hash, 3, new(1200, Hash, Now.AddHours(-1), Now.AddMinutes(-50), "0123456789abcdef", "sig", "text"), 2031, []);

    public static RecordVerificationDto Changed() => Sound() with
    {
        Sound = false,
        Findings =
        [
            new("ChangedRecord", 1190, "What entry 1190 (decided: R01, 2026-01-14, revision 2) records was changed since.", "R01", new(2026, 1, 14), 2),
            new("CutTail", 1207, "The record's end was cut off: it ends with entry 1204, and had 1207 when its head was exported at 2026-01-14T21:40:00Z.", null, null, null),
        ],
    };

    private static RecomputationDto Same() => new(
        1190, "R01", new(2026, 1, 14), 2, Now.AddHours(-2), Now.AddHours(-2), "0.1.0", "gritting-2.0", "gritting-2.0", true, [], 4624, [new("root", Hash, 812), new("policy", Hash, 2043)]);

    private static KnownDto Known(Night night)
    {
        var at = new DateTimeOffset(2026, 1, 14, 14, 0, 0, TimeSpan.Zero);
        var route = Some.Route("R01", "Ring Road North", "P1", 41.3);
        var first = night.HistoryOf("R01").Records[0];
        return new("R01", route, new(2026, 1, 14), at, false, first with { Status = "standing", Decision = first.Decision with { DecidedAt = at.AddMinutes(-30), AssessedAt = at.AddMinutes(-30) } },
        [
            new("mill-lane", "Mill Lane", -0.4, [new ForecastDto("mill-lane", at.AddHours(-2), at.AddHours(-1.9), "Met Office", [])],
                [Reading(at, 20, 2.6, "pass"), Reading(at, 10, 2.4, "pass"), Reading(at, 5, 85, "fail")], false),
            new("bridge-7", "Bridge 7", -0.4, [], [], false),
        ]);
    }

    private static ClaimReadingDto Reading(DateTimeOffset at, int minutes, double value, string flag) => new(
        "rws-1", "road_surface_temperature", "Cel", at.AddMinutes(-minutes), value, at.AddMinutes(-minutes + 1), flag, flag == "fail" ? "SensorRange" : null);
}
