using Telemetry.Domain.AirQuality;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Journal;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Storage;
using Telemetry.Domain.Waste;

namespace Telemetry.Tests.Contract.Records;

/// <summary>Valid records to vary by <c>with</c>.</summary>
internal static class SomeRecord
{
    public static readonly DateOnly Day = new(2026, 11, 23);

    public static Decision Decision(string route = "r-1", int revision = 1, GrittingAction action = GrittingAction.Precautionary) => new()
    {
        Route = new RouteId(route),
        Day = Day,
        Revision = revision,
        DecidedAt = Some.At("2026-11-23T15:00:00.1234567Z"),
        Action = action,
        SpreadRate = 8,
        Treatments = Treatments.One,
        WindowStart = Some.At("2026-11-23T18:00:00Z"),
        WindowEnd = Some.At("2026-11-23T20:30:00Z"),
        MinRst = -2.0999999999999996,
        MinRstAt = Some.At("2026-11-24T05:00:00Z"),
        FirstFreezeAt = Some.At("2026-11-23T22:10:00Z"),
        BasisUntil = Some.At("2026-11-24T12:00:00Z"),
        Confidence = 0.1 + 0.2,
        MatrixRow = "frost/damp",
        LateRisk = true,
        Reasons = [new Reason("freeze-expected", "The road is expected to reach −2.1 °C at 05:00."), new Reason("damp", "It counts as damp.")],
        Inputs =
        [
            new StationInput(
                new SiteId("s-1"), -0.5, 1.3, Some.At("2026-11-23T14:58:00Z"), "trusted", 2.1, null, -0.7, "Damp", 0.02, null, 0, null,
                Some.At("2026-11-23T12:00:00Z"), [new PredictedTemperature(Some.At("2026-11-23T16:00:00Z"), 0.30000000000000004)]),
        ],
        RuleVersion = "winter-1",
    };

    public static Alert Alert(string at, AlertState state = AlertState.Raised, string rule = "hoar-frost", string subject = "s-1") =>
        new(rule, subject, AlertSeverity.Warning, state, Some.At(at), "The surface is \"cold\" & <damp>.")
        {
            SubjectKind = AlertSubject.Site,
            RaisedAt = state.IsStanding() ? Some.At(at) : null,
            Basis = [new AlertReading(new SensorId("rws-1"), Quantity.RoadSurfaceTemperature, Some.At(at), -0.30000000000000004, Flag.Pass),
                new AlertReading(new SensorId("rws-1"), Quantity.DewPoint, Some.At(at), null, Flag.Fail)],
        };

    public static OperatorAction Action(string id, string at) => new(id, OperatorActionKind.Shelve, "A. Officer", "Sensor under repair", Some.At(at))
    {
        AccessKey = "desk 1",
        Until = Some.At("2026-11-30T12:00:00Z"),
        Rule = "hoar-frost",
        Subject = "s-1",
    };

    public static BinEmptying Emptying(string at, string bin = "b-1", double before = 81.5) => new(new BinId(bin), Some.At(at), Some.At(at), before, 3);

    public static RoadNight Night(string concludedAt, string sensor = "rws-1", double aboveAir = -0.30000000000000004) =>
        new(new SiteId("s-1"), new SensorId(sensor), DateOnly.FromDateTime(Some.At(concludedAt).UtcDateTime).AddDays(-1), Some.At(concludedAt), 1.234, 10, aboveAir, null);

    public static RoadForecastDay ForecastDay(string issuedAt, string site = "s-1", double foreseen = -1.23) => new(
        new SiteId(site), Some.At(issuedAt), Some.At(issuedAt).AddMinutes(30),
        [new RoadForecastTrack(RoadForecastMember.WeatherModel, [0.1, foreseen, -2.07]), new RoadForecastTrack(RoadForecastMember.StationBlend, [])], [null, 1.5, null, -0.29]);

    public static AirQualityIndex Index(string ending, int? index = 4, string site = "a-1", string pollutant = "no2", IndexPeriod period = IndexPeriod.Hour) =>
        new(new SiteId(site), period, Some.At(ending), pollutant, 210.50m, index, index is null ? null : "Moderate", 0.75, ["pm10", "o3"], true);

    public static BinFill Fill(string observedAt, double? percent = 45.3, string bin = "b-1") => new(
        new BinId(bin), Some.At(observedAt), percent, percent * 11, 856.4, percent is null ? FillNote.BeyondEmpty : FillNote.Measured, Flag.Pass,
        new FillBasis(FillSource.Distance, Some.At("2026-10-01T08:30:00Z"), 1400, 200, 180, 80, 1100),
        new FillRate(
            Some.At("2026-11-22T08:00:00Z"), 12, 1.873, -0.2, 4.12, 80, Some.At("2026-11-24T08:31:00Z"), Some.At("2026-11-23T20:00:00Z"), null),
        null);

    public static ForecastIssue Forecast(string issuedAt, double value = 1.5, string? receivedAt = null, string site = "s-1", string source = "office") =>
        new(new SiteId(site), Some.At(issuedAt), Some.At(receivedAt ?? issuedAt), source,
            [new ForecastValue(Some.At("2026-11-23T18:00:00Z"), Quantity.AirTemperature, value), new ForecastValue(Some.At("2026-11-23T18:00:00Z"), Quantity.DewPoint, -1)]);

    public static DeadLetter Letter(long id, byte[]? payload = null, RejectReason reason = RejectReason.Malformed, string gateway = "gw-1") =>
        new(id, Some.At("2026-11-23T10:00:00Z"), new GatewayId(gateway), $"telemetry/v1/{gateway}/rws-1", null, payload ?? [0x7B, 0x00, 0xFF],
            [new Rejection(reason, "Cut off at byte 3."), new Rejection(RejectReason.FutureTime, "In 2031.", "rws-1", "dew_point")]);

    public static OutcomeCommit Commit(long position, params Outcome[] outcomes) =>
        new("rules", new JournalPosition(position), Some.At("2026-11-23T15:00:01Z"), outcomes, [], [], []);
}
