using System.Text;
using Microsoft.Extensions.Options;
using Telemetry.Domain.Journal;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Ingest.Admission;
using Telemetry.Ingest.Decoding.Again;
using Telemetry.Ingest.Intake;

namespace Telemetry.Tests.Unit.Ingest.Decoding.Again;

public sealed class PeriodReDecoderTests : IDisposable
{
    private const string Payload = """{"observedAt":"2026-01-14T03:10:00Z","readings":{"road_surface_temperature":-1.2,"dew_point":-0.8}}""";
    private static readonly DateTimeOffset Received = new(2026, 1, 14, 3, 12, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Observed = new(2026, 1, 14, 3, 10, 0, TimeSpan.Zero);
    private static readonly SensorId Sensor = new("s-1");

    private readonly PeriodReDecoder _decoder = New(listed: 100);

    public void Dispose() => _decoder.Dispose();

    /// <summary>What the intake makes of a payload today is what it makes of it again, whatever the payload.</summary>
    [Theory]
    [InlineData(Payload)]
    [InlineData("""[{"bn":"s-1/","bt":1768360201,"bu":"Cel","n":"air_temperature","v":0.7}]""")]
    [InlineData("""{"readings":{"road_surface_temperature":-1.2}}""")]
    [InlineData("""{"observedAt":"2026-01-14T03:10:00Z","readings":{"road_surface_temperature":999,"dew_point":-0.8}}""")]
    [InlineData("""[{"observedAt":"2026-01-14T03:10:00Z","readings":{"dew_point":1}},{"observedAt":"2026-01-14T03:10:00Z","readings":{"dew_point":2}}]""")]
    [InlineData("not json")]
    [InlineData("")]
    public void A_message_decoded_by_the_same_decoders_gives_no_difference(string payload)
    {
        using var metrics = new IntakeMetrics();
        var decoding = new MessageDecoding(new SomeNetwork(), Options.Create(new AdmissionOptions()), Options.Create(new IntakeOptions()), metrics);
        using var prepared = decoding.Prepare(
            new RawMessage("telemetry/v1/gw-1/s-1", null, Encoding.UTF8.GetBytes(payload), new GatewayId("gw-1"), Received), payload.Length, null);

        _decoder.Take(new JournalPosition(1), prepared.Record!);

        var report = _decoder.Report();
        Assert.Equal((1, 0, 0, 0, 0), (report.Messages, report.Differing, report.WithoutPayload, report.ByOtherDecoder, report.Differences));
    }

    [Fact]
    public void What_an_older_decoder_had_read_otherwise_is_shown_with_old_and_new_value()
    {
        Take(7, Read(Quantity.RoadSurfaceTemperature, -12), Read(Quantity.AirTemperature, 3));

        var report = _decoder.Report();

        Assert.Equal(
            [
                new ReDecodeDifference(ReDecodeChange.Changed, new(7), Sensor, Quantity.RoadSurfaceTemperature, Observed, -12, -1.2),
                new ReDecodeDifference(ReDecodeChange.Added, new(7), Sensor, Quantity.DewPoint, Observed, null, -0.8),
                new ReDecodeDifference(ReDecodeChange.Removed, new(7), Sensor, Quantity.AirTemperature, Observed, 3, null),
            ],
            report.Listed);
        Assert.Equal((1, 1, 1), (report.Messages, report.Differing, report.ByOtherDecoder));
        Assert.Equal(new ReDecodeSeries(0, 0, 1, 10.8), report.Series[("s-1", "road_surface_temperature")]);
        Assert.Equal(new ReDecodeSeries(1, 0, 0, 0), report.Series[("s-1", "dew_point")]);
    }

    [Fact]
    public void The_hash_tells_equal_differences_and_others_apart()
    {
        using var same = New(listed: 0);
        using var other = New(listed: 100);
        Take(7, Read(Quantity.RoadSurfaceTemperature, -12));
        same.Take(new JournalPosition(7), Message(Read(Quantity.RoadSurfaceTemperature, -12)));
        other.Take(new JournalPosition(7), Message(Read(Quantity.RoadSurfaceTemperature, -12.5)));

        Assert.Equal(_decoder.Report().Sha256, same.Report().Sha256);
        Assert.Empty(same.Report().Listed);
        Assert.Equal(2, same.Report().Differences);
        Assert.NotEqual(_decoder.Report().Sha256, other.Report().Sha256);
    }

    [Fact]
    public void What_was_applied_is_what_the_next_re_decode_is_compared_with_and_can_be_taken_back()
    {
        Reading[] then = [Read(Quantity.RoadSurfaceTemperature, -12), Read(Quantity.AirTemperature, 3)];
        using var first = New(0, null, 100);
        first.Take(new JournalPosition(7), Message(then));
        var plan = first.Plan()!;
        Assert.Equal("native-json 1", plan.Decoders);
        Assert.Equal([((double?)-12, (double?)-1.2), (null, -0.8), (3, null)], plan.Readings.Select(r => (r.First, r.After)));
        var earlier = new AppliedReDecodes();
        earlier.Add(Assert.Single(plan.Records(Received, "duty", "scale", first.Report().Sha256)));

        using var again = New(0, earlier, 100);
        again.Take(new JournalPosition(7), Message(then));
        Assert.Equal(0, again.Report().Differences);

        using var back = New(0, earlier, 100);
        back.Take(new JournalPosition(7), Message(then) with { Payload = Encoding.UTF8.GetBytes("""{"observedAt":"2026-01-14T03:10:00Z","readings":{"road_surface_temperature":-12,"air_temperature":3}}""") });
        Assert.Equal([((double?)-12, (double?)-12), (3, 3), (-0.8, null)], back.Plan()!.Readings.Select(r => (r.First, r.After)));
    }

    [Fact]
    public void More_than_is_gathered_gives_no_plan_and_records_are_of_bounded_size()
    {
        using var few = New(0, null, 1);
        few.Take(new JournalPosition(7), Message(Read(Quantity.RoadSurfaceTemperature, -12)));
        Assert.Null(few.Plan());

        var one = new SupersedingReading(new(1), new("gw-1"), Sensor, Quantity.DewPoint, Observed, 1, 2);
        var records = new ReDecodePlan([.. Enumerable.Repeat(one, 2001)], "native-json 2").Records(Received, "duty", "scale", "ab").ToList();
        Assert.Equal([(1, 3, 1000), (2, 3, 1000), (3, 3, 1)], records.Select(r => (r.Part, r.Parts, r.Readings.Count)));
    }

    [Fact]
    public void Of_a_message_without_its_payload_nothing_is_said()
    {
        _decoder.Take(new JournalPosition(1), Message(Read(Quantity.RoadSurfaceTemperature, -12)) with { Payload = default });

        var report = _decoder.Report();
        Assert.Equal((1, 1, 0), (report.Messages, report.WithoutPayload, report.Differences));
    }

    [Fact]
    public void What_the_network_of_now_does_not_admit_is_removed_with_the_reason()
    {
        var unknown = Message(Read(Quantity.RoadSurfaceTemperature, -1.2), Read(Quantity.DewPoint, -0.8)) with { Topic = "telemetry/v1/gw-1/gone" };

        _decoder.Take(new JournalPosition(1), unknown);

        var report = _decoder.Report();
        Assert.Equal(2, report.Listed.Count(d => d.Change == ReDecodeChange.Removed));
        Assert.Equal(2, report.NewRejections[RejectReason.UnknownSensor]);
    }

    private void Take(long position, params Reading[] readings) => _decoder.Take(new JournalPosition(position), Message(readings));

    private static MessageRecord Message(params Reading[] readings) => new(
        Received, new GatewayId("gw-1"), "telemetry/v1/gw-1/s-1", null, "native-json", 0, Encoding.UTF8.GetBytes(Payload), readings, []);

    private static Reading Read(Quantity quantity, double value) => new(Sensor, quantity, Observed, value, Received);

    private static PeriodReDecoder New(int listed, AppliedReDecodes? earlier = null, int gathered = 0) =>
        new(SomeNetwork.City, Options.Create(new AdmissionOptions()), Options.Create(new IntakeOptions()), listed, earlier, gathered);
}
