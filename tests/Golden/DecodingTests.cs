using System.Text.Json;
using Microsoft.Extensions.Options;
using Telemetry.Domain.Journal;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Ingest.Admission;
using Telemetry.Ingest.Intake;

namespace Telemetry.Tests.Golden;

/// <summary>
/// Each folder of <c>decoding</c> is a case: <c>payload.json</c> as received from gateway gw-1 at 03:12 UTC on 14 January 2026
/// on <c>telemetry/v1/gw-1/station-7</c>, or the topic in <c>topic.txt</c>, and what becomes of it in
/// <c>expected-readings.json</c>. Adding one needs no code.
/// </summary>
public sealed class DecodingTests
{
    private static readonly DateTimeOffset ReceivedAt = new(2026, 1, 14, 3, 12, 0, TimeSpan.Zero);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private static string Folder => Path.Combine(Repository.Root, "tests", "Golden", "decoding");

    public static TheoryData<string> Cases => [.. Directory.GetDirectories(Folder).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Gives_what_the_case_expects(string name)
    {
        var folder = Path.Combine(Folder, name);
        var topicFile = Path.Combine(folder, "topic.txt");
        var topic = File.Exists(topicFile) ? File.ReadAllText(topicFile).Trim() : "telemetry/v1/gw-1/station-7";
        var payload = File.ReadAllBytes(Path.Combine(folder, "payload.json"));
        var expected = JsonSerializer.Deserialize<Outcome>(File.ReadAllBytes(Path.Combine(folder, "expected-readings.json")), Json)!;

        using var metrics = new IntakeMetrics();
        var intake = new MessageIntake(new NoJournal(), new GoldenNetwork(), Options.Create(new AdmissionOptions()), Options.Create(new IntakeOptions()), metrics);
        using var prepared = intake.Prepare(new RawMessage(topic, null, payload, new GatewayId("gw-1"), ReceivedAt), payload.Length, redriveOf: null);
        var record = prepared.Record!;
        var actual = new Outcome(
            record.Decoder,
            record.Undecodable,
            [.. record.Readings.Select(r => new ReadingLine(r.Sensor.Value, r.Quantity.Name, r.ObservedAt, r.Value, r.Marks.HasFlag(ReadingMarks.TimeAssumed)))],
            [.. record.Rejections.Select(r => new RejectionLine(r.Reason.ToString(), r.Sensor, r.Quantity))]);

        Assert.Equal(expected.Decoder, actual.Decoder);
        Assert.Equal(expected.Undecodable, actual.Undecodable);
        Assert.Equal(expected.Readings, actual.Readings);
        // Decoding's rejections stand before admission's; the order between them says nothing.
        Assert.Equal(Sorted(expected.Rejections), Sorted(actual.Rejections));
        Assert.All(record.Rejections, r => Assert.NotEmpty(r.Detail));
    }

    private static IEnumerable<RejectionLine> Sorted(IEnumerable<RejectionLine> lines) => lines.OrderBy(l => l.ToString(), StringComparer.Ordinal);

    private sealed record Outcome(string Decoder, bool Undecodable, IReadOnlyList<ReadingLine> Readings, IReadOnlyList<RejectionLine> Rejections);

    private sealed record ReadingLine(string Sensor, string Quantity, DateTimeOffset ObservedAt, double Value, bool TimeAssumed);

    private sealed record RejectionLine(string Reason, string? Sensor, string? Quantity);

    private sealed class GoldenNetwork : INetworkProvider
    {
        public CityNetwork Current { get; } = new(
            TimeZoneInfo.Utc,
            [new Gateway(new GatewayId("gw-1"), "One"), new Gateway(new GatewayId("gw-2"), "Two")],
            [],
            [
                Sensor("station-7", "gw-1", Quantity.RoadSurfaceTemperature, Quantity.AirTemperature, Quantity.DewPoint, Quantity.RelativeHumidity, Quantity.SurfaceState),
                Sensor("air-3", "gw-1", Quantity.Pm10, Quantity.Pm25),
                Sensor("elsewhere-1", "gw-2", Quantity.DewPoint),
            ],
            [],
            []);

        private static Sensor Sensor(string id, string gateway, params Quantity[] quantities) => new(
            new SensorId(id), new SiteId("site"), new GatewayId(gateway), quantities, TimeSpan.FromMinutes(1), InstrumentGrade.Reference);
    }

    /// <summary>Nothing is appended here: preparing a message touches nothing outside.</summary>
    private sealed class NoJournal : IJournal
    {
        public JournalPosition Head => default;

        public JournalPosition Oldest => default;

        public ValueTask AppendAsync(JournalRecord record, IDurabilityObserver? observer, CancellationToken cancellation) => throw new NotSupportedException();

        public IJournalReader ReadAfter(JournalPosition position) => throw new NotSupportedException();

        public IJournalReader ReadAs(string consumer, JournalPosition position) => throw new NotSupportedException();

        public JournalPosition FindPosition(DateTimeOffset at) => throw new NotSupportedException();

        public void ReportCommitted(string consumer, JournalPosition position) => throw new NotSupportedException();
    }
}
