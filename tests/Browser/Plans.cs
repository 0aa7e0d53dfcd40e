using Telemetry.Api.Endpoints.Gritting.Planning;

namespace Telemetry.Tests.Browser;

/// <summary>What the fake host knows of tonight's plan, and of the night two kelvin colder.</summary>
internal static class Plans
{
    private static readonly DateTimeOffset Now = Night.Evening;
    private static readonly DateOnly Day = new(2026, 1, 14);

    public static void Serve(FakeHost host)
    {
        host.Answers["/api/v1/gritting/plan"] = () => new PlanDto(Day, "Europe/London", Now, Tonight().Totals, Tonight().Routes);
        host.Answers["/api/v1/gritting/what-if?temperatureK=-2"] = () => new WhatIfDto(Day, "Europe/London", Now, "gritting-2.0", 41_230, ["R07"], Tonight(), Colder());
    }

    public static WhatIfSideDto Tonight() => new(
        new(3, 11.87, true, 2714.4, 3, 2, ["R06"], ["R09"]),
        [
            Route("R02", "Eastern Radial", 2.15, 617.3, Now.AddMinutes(-12)),
            Route("R01", "Ring Road North", 3.01, 864.1, Now.AddMinutes(65)) with { Ordered = true },
            Route("R04", "Moor Top and Reservoir Road over Blackstone Edge to the County Boundary", 6.71, 1233, Now.AddMinutes(95)) with { Assumed = true, Treatments = "successive" },
            Route("R06", "High Pass", 0, 0, null) with { Action = "ESCALATE", SpreadRateGPerM2 = null, Treatments = null, LoadsPerTreatment = 0, MinRst = -10.6 },
            Route("R07", "Airport Link", 0, 0, null) with { Action = "MONITOR", SpreadRateGPerM2 = null, Treatments = null, LoadsPerTreatment = 0, DoneBy = null, MinRst = 0.7, IceProbability = 0.12 },
            Route("R10", "Industrial Estate", 0, 0, null) with { Action = "MONITOR", SpreadRateGPerM2 = null, Treatments = null, LoadsPerTreatment = 0, DoneBy = null, MinRst = null, IceProbability = null },
        ]);

    public static WhatIfSideDto Colder()
    {
        var tonight = Tonight();
        return new(
            tonight.Totals with { RoutesTreated = 4, SaltTonnes = 13.2, Pounds = 3095.2, SpreadersAtOnce = 4 },
            [.. tonight.Routes.Select(r => r.Route == "R07" ? Route("R07", "Airport Link", 1.33, 380.8, Now.AddHours(2)) with { MinRst = -1.3 } : r)]);
    }

    private static RoutePlanDto Route(string id, string name, double tonnes, double pounds, DateTimeOffset? startBy) =>
        new(id, name, "PRECAUTIONARY", false, 10, "1", tonnes, false, 1, pounds, startBy, startBy?.AddHours(3), -2.1, 0.91);
}
