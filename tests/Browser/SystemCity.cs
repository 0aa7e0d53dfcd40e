using Telemetry.Api.Endpoints.CallOuts;
using Telemetry.Api.Endpoints.DeadLetters;
using Telemetry.Api.Endpoints.Ledger;
using Telemetry.Api.Endpoints.SystemState;
using Telemetry.Api.Health;

namespace Telemetry.Tests.Browser;

/// <summary>What the fake host knows of itself: the broker in trouble, a gateway away, a ledger that does not balance, a message not admitted and three call-outs.</summary>
internal static class SystemCity
{
    public const string Trial = "/api/v1/call-outs/test";

    private static readonly DateTimeOffset Now = Night.Evening;

    public static void Serve(FakeHost host)
    {
        host.Answers["/api/v1/system"] = () => System(host.Night.Now);
        host.Answers["/api/v1/ledger"] = () => new LedgerDto(
            Now.AddHours(-24), Now, false, new(100, 96, 2, 0, 1, 1, 1), new(500, 500, 0), [new(Now.AddMinutes(-47), "gw-north", 100, 96, 2, 0, 1, 1, 1)], []);
        host.Answers["/api/v1/dead-letters"] = () => new DeadLettersDto(
            1, 0, [new(7, Now.AddMinutes(-3), "gw-north", "telemetry/gw-north/readings", null, 90, [new("UnknownSensor", "'rws-99' is no sensor of the network", "rws-99", null)], null, null)], null);
        host.Answers["/api/v1/dead-letters/7"] = () => new DeadLetterWithPayloadDto(
            new(7, Now.AddMinutes(-3), "gw-north", "telemetry/gw-north/readings", null, 90, [], null, null), "eyJzIjoxfQ==", "{\"sensor\":\"rws-99\"}");
        host.Answers["/api/v1/call-outs"] = () => CallOuts(host.Night.Now);
        host.Deeds[Trial] = _ => new CallOutTestDto(host.Night.Now, false, false, TrialOf());
    }

    public static SystemDto System(DateTimeOffset now) => new(
        now, false, new("1.0.0", 90_061, 321_000_000), new(now, false, 1, "Europe/London"),
        new("Unhealthy", new Dictionary<string, HealthCheckDto>
        {
            ["journal"] = new("Healthy", "durable up to record 500"),
            ["broker"] = new("Unhealthy", "the broker at mqtt.example:1883 refuses the connection"),
        }),
        new("External", "reads from mqtt.example:1883", "the broker at mqtt.example:1883 refuses the connection", null, null),
        new("Open", null, 67_000_000, 9_000_000_000, 4_000_000_000, 34_000_000_000, 1, 1, now.AddDays(-3), 500, now)
        {
            HeldBytes = 18_000_000_000, HeldShare = 0.53, HeldFor = "rules", Level = "High", SecondsUntilFull = 10_800,
        },
        [
            new("store", 500, 0, 0, now, null, true) { RecordsPerSecond = 12, ArrivingPerSecond = 12, SecondsToDrain = 0 },
            new("rules", 440, 60, 41, now.AddSeconds(-41), null, true) { DrainUnknown = "it does not go on, and when it will is not known" },
        ],
        new(2, 1, 2, 30, 12),
        [
            new("gw-north", "Northern depot", false, now.AddMinutes(-66), now.AddMinutes(-66), 12, 12, now.AddMinutes(-51)),
            new("gw-town", "Town hall", true, now.AddMinutes(-2), now.AddMinutes(-2), 18, 0, null),
        ],
        new(now.AddHours(-24), 1, [new("UnknownSensor", 1)], 1, 0), null, [new("records", 1_000_000, 9_000_000_000)],
        [new("ledger", "the time-series store did not answer within 5 s")]);

    public static CallOutsDto CallOuts(DateTimeOffset now) => new(
        now, false, [new(1, ["duty-officer", "on-call-app"], 900), new(2, ["manager"], 1800)],
        [new("duty-officer", "email"), new("manager", "email"), new("on-call-app", "webhook"), new("stores", "email")],
        [
            new(62, "c3", now.AddMinutes(-4), 1, false, "Bin fire at School gate", 1, [new("alert/bin-fire/bin-02", 2, "Bin fire", "71.5 °C at 2026-01-14T21:43Z.")],
                [new("duty-officer", "email", "Delivered", 1, now.AddMinutes(-4), "250 accepted"), new("on-call-app", "webhook", "Pending", 3, now.AddMinutes(-1), "503")]),
            new(61, "c2", now.AddMinutes(-50), 2, false, "3 matters", 3, [new("decision/R01/2026-01-14", 1, "Ring Road North", "A person has to decide.")], [new("manager", "email", "GaveUp", 12, now.AddMinutes(-9), "connection refused")]),
            new(60, "c1", now.AddDays(-2), 1, true, "Trial of the call-out", 0, [], [new("duty-officer", "email", "Delivered", 1, now.AddDays(-2), null)]),
        ],
        null);

    private static CallOutDto TrialOf() => new(70, "c9", Now, 1, true, "Trial of the call-out", 0, [],
        [new("duty-officer", "email", "Delivered", 1, Now, null), new("stores", "email", "GaveUp", 1, Now, "550 no such user")]);
}
