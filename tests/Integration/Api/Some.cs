using System.Globalization;
using Telemetry.Api.Backtest;
using Telemetry.Api.Replay;
using Telemetry.Domain.AirQuality;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Storage;
using Telemetry.Rules.Winter;
using Telemetry.Rules.Winter.Backtest;

namespace Telemetry.Tests.Integration.Api;

/// <summary>Valid objects of the example network.</summary>
internal static class Some
{
    public static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    public static Decision Decision(int revision = 1, GrittingAction action = GrittingAction.Precautionary, string route = "p1-snake", bool withdrawn = false) => new()
    {
        Route = new RouteId(route),
        Day = new DateOnly(2026, 1, 14),
        Revision = revision,
        DecidedAt = ApiHost.Now.AddMinutes(revision),
        Action = action,
        SpreadRate = 10,
        Treatments = Treatments.Two,
        WindowStart = ApiHost.Now.AddHours(1),
        WindowEnd = ApiHost.Now.AddHours(2),
        MinRst = -2.4,
        MinRstAt = ApiHost.Now.AddHours(10),
        FirstFreezeAt = ApiHost.Now.AddHours(5),
        BasisUntil = ApiHost.Now.AddHours(18),
        Confidence = 0.8,
        MatrixRow = "frost",
        Reasons = [new Reason("freezes", "The road freezes at 23:00.")],
        Inputs =
        [
            new StationInput(
                new SiteId("a57-snake"), -0.4, 1.2, ApiHost.Now.AddMinutes(-10), "trusted", 2, 0.5, 0.4, "damp", 0.05, 0, 0, null, null,
                [new PredictedTemperature(ApiHost.Now.AddHours(1), 0.7)]),
        ],
        RuleVersion = "1",
        Withdrawn = withdrawn,
    };

    public static Alert Alert(string subject = "a57-snake", AlertState state = AlertState.Raised) =>
        new("hoar-frost", subject, AlertSeverity.Warning, state, ApiHost.Now, "surface at -1 °C, frost point at -0.5 °C");

    public static AirQualityIndex Index(string pollutant = "no2", int? index = 3, double capture = 1, bool indicative = false) => new(
        new SiteId("high-street"), IndexPeriod.Hour, ApiHost.Now, pollutant, index is null ? null : 150.25m, index, index is null ? null : "Low", capture, [], indicative);

    public static StoredReading Reading(
        string sensor, Quantity quantity, DateTimeOffset observedAt, double value, Flag flag = Flag.Pass, DateTimeOffset? receivedAt = null) =>
        new(
            new Reading(new SensorId(sensor), quantity, observedAt, value, receivedAt ?? observedAt),
            flag,
            flag == Flag.Pass ? QcTest.None : QcTest.SensorRange,
            new GatewayId("depot-north"));

    /// <summary>A back-test of the example's first route that had no nights.</summary>
    public static BacktestResult Backtest()
    {
        var network = NetworkFileReader.Read(File.ReadAllBytes(Repository.Path("docs", "network.example.json"))).Network!;
        var route = network.Routes[0];
        return new BacktestResult(
            new BacktestInput(network, "readings.csv", Recording.Empty, [], []),
            new BacktestPlan([route], new TimeOnly(15, 0), TimeSpan.FromHours(1), MeasuredWeather: false),
            new BacktestOptions(),
            Time("2025-10-01T12:00:00Z"),
            Time("2026-03-31T12:00:00Z"),
            0,
            GrittingDecisionRule.Version,
            [new RouteResult(route, [], [.. Enum.GetValues<Truth>().Select(t => RouteScore.Of([], route, t, new BacktestOptions()))])],
            [],
            []);
    }

    public static StoreBatch Batch(long position, params StoredReading[] readings) =>
        new(new Telemetry.Domain.Journal.JournalPosition(position), readings, [], []);
}
