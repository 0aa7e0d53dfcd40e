using CsCheck;
using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Journal;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;

namespace Telemetry.Tests.Unit.Ingest.Journal;

/// <summary>Records of every kind, plain and random.</summary>
internal static class SomeRecords
{
    public static readonly DateTimeOffset Evening = new(2026, 1, 14, 18, 0, 0, TimeSpan.Zero);

    private static readonly Gen<string> Id = Gen.String[Gen.Char["abcdefghijklmnopqrstuvwxyz0123456789-_."], 1, 64];
    private static readonly Gen<string> Text = Gen.OneOf(Id, Gen.String[Gen.Char["aé€ß漢\"\n "], 0, 300]);
    private static readonly Gen<string?> MaybeText = Gen.OneOf(Text.Select(text => (string?)text), Gen.Const((string?)null));
    private static readonly Gen<Quantity> AnyQuantity = Among([.. QuantityCatalogue.All]);

    private static readonly Gen<DateTimeOffset> Time = Gen.OneOf(
        Gen.Long[0, DateTime.MaxValue.Ticks].Select(ticks => new DateTimeOffset(ticks, TimeSpan.Zero)),
        Gen.Int[-90_000, 90_000].Select(seconds => Evening.AddSeconds(seconds)));

    private static readonly Gen<double> Value = Gen.OneOf(Gen.Double, Gen.Double[-50, 50], Among(0.0, -0.0, -1.2, double.Epsilon));

    private static readonly Gen<Reading> AnyReading = Gen.Select(
        Gen.OneOf(Id, Gen.Const("gw-1")), AnyQuantity, Gen.OneOf(Time, Gen.Const(Evening)), Value, Gen.OneOf(Time, Gen.Const(Evening)), Gen.Int[0, 3],
        (sensor, quantity, observedAt, value, receivedAt, marks) =>
            new Reading(new SensorId(sensor), quantity, observedAt, value, receivedAt, (ReadingMarks)marks));

    private static readonly Gen<Rejection> AnyRejection = Gen.Select(
        Among(Enum.GetValues<RejectReason>()), Text, MaybeText, MaybeText,
        (reason, detail, sensor, quantity) => new Rejection(reason, detail, sensor, quantity));

    private static readonly Gen<JournalRecord> Messages = Gen.Select(
        Gen.Select(Gen.OneOf(Time, Gen.Const(Evening)), Gen.OneOf(Id, Gen.Const("gw-1")), Text, MaybeText),
        Gen.Select(Text, Gen.Int, Gen.Byte.Array[0, 400], Gen.Bool, Gen.OneOf(Gen.Long.Select(id => (long?)id), Gen.Const((long?)null))),
        AnyReading.Array[0, 20],
        AnyRejection.Array[0, 4],
        (head, rest, readings, rejections) => (JournalRecord)new MessageRecord(
            head.Item1, new GatewayId(head.Item2), head.Item3, head.Item4, rest.Item1, rest.Item2, rest.Item3, readings, rejections, rest.Item4, rest.Item5));

    private static readonly Gen<JournalRecord> Forecasts = Gen.Select(
        Time, Id, Time, Time, Text, Gen.Select(Time, AnyQuantity, Value, (at, quantity, value) => new ForecastValue(at, quantity, value)).Array[0, 50],
        (at, site, issuedAt, receivedAt, source, values) =>
            (JournalRecord)new ForecastRecord(at, new ForecastIssue(new SiteId(site), issuedAt, receivedAt, source, values)));

    private static readonly Gen<JournalRecord> Gaps = Gen.Select(
        Time, Text, Gen.OneOf(Time.Select(since => (DateTimeOffset?)since), Gen.Const((DateTimeOffset?)null)), Text,
        (at, source, since, reason) => (JournalRecord)new PossibleGapRecord(at, source, since, reason));

    private static readonly Gen<JournalRecord> StoreRefusals = Gen.Select(
        Time, Gen.Long, Messages, (at, of, message) => (JournalRecord)new StoreRefusalRecord(at, new JournalPosition(of), (MessageRecord)message));

    private static readonly Gen<double?> MaybeValue = Gen.OneOf(Value.Select(value => (double?)value), Gen.Const((double?)null));

    private static readonly Gen<JournalRecord> ReDecodes = Gen.Select(
        Time, Text, Text, Gen.Int[1, 900],
        Gen.Select(AnyReading, Id, Gen.Long, MaybeValue, MaybeValue, (reading, gateway, of, first, after) => new SupersedingReading(
            new JournalPosition(of), new GatewayId(gateway), reading.Sensor, reading.Quantity, reading.ObservedAt, first, after, reading.Marks)).Array[0, 20],
        (at, by, reason, part, readings) => (JournalRecord)new ReDecodeRecord(at, by, reason, "0f" + part, "native-json 2", part, part + 1, readings));

    public static Gen<JournalRecord> Any { get; } =
        Gen.OneOf(Messages, Messages, Forecasts, Gaps, StoreRefusals, ReDecodes, Time.Select(at => (JournalRecord)new TickRecord(at)));

    private static Gen<T> Among<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    public static MessageRecord Message(int number, int payloadBytes = 60, DateTimeOffset? at = null)
    {
        var receivedAt = at ?? Evening.AddSeconds(number);
        var payload = new byte[payloadBytes];
        new Random(number).NextBytes(payload);
        return new MessageRecord(
            receivedAt, new GatewayId("gw-1"), "telemetry/v1/gw-1/rws-07", "application/json", "native", 1, payload,
            [new Reading(new SensorId("rws-07"), Quantity.RoadSurfaceTemperature, receivedAt.AddSeconds(-2), number / 10.0, receivedAt)], []);
    }

    /// <summary>Everything a record says, in text, so that two can be compared whatever lists they hold.</summary>
    public static string Describe(JournalRecord record) => record switch
    {
        MessageRecord m => string.Join('|', "message", Ticks(m.At), m.Gateway, m.Topic, m.ContentType ?? "null", m.Decoder, m.DecoderVersion,
            Convert.ToHexString(m.Payload.Span), m.Undecodable, m.RedriveOf,
            string.Join(';', m.Readings.Select(r => $"{r.Sensor},{r.Quantity},{Ticks(r.ObservedAt)},{BitConverter.DoubleToInt64Bits(r.Value)},{Ticks(r.ReceivedAt)},{r.Marks}")),
            string.Join(';', m.Rejections.Select(r => $"{r.Reason},{r.Detail},{r.Sensor ?? "null"},{r.Quantity ?? "null"}"))),
        ForecastRecord f => string.Join('|', "forecast", Ticks(f.At), f.Issue.Site, Ticks(f.Issue.IssuedAt), Ticks(f.Issue.ReceivedAt), f.Issue.Source,
            string.Join(';', f.Issue.Values.Select(v => $"{Ticks(v.ValidAt)},{v.Quantity},{BitConverter.DoubleToInt64Bits(v.Value)}"))),
        PossibleGapRecord g => string.Join('|', "gap", Ticks(g.At), g.Source, g.Since is { } since ? Ticks(since) : "null", g.Reason),
        StoreRefusalRecord s => string.Join('|', "store refusal", Ticks(s.At), s.Of, Describe(s.Message)),
        ReDecodeRecord d => string.Join('|', "re-decode", Ticks(d.At), d.By, d.Reason, d.Difference, d.Decoders, d.Part, d.Parts,
            string.Join(';', d.Readings.Select(r => $"{r.Of},{r.Gateway},{r.Sensor},{r.Quantity},{Ticks(r.ObservedAt)},{Bits(r.First)},{Bits(r.After)},{r.Marks}"))),
        TickRecord t => "tick|" + Ticks(t.At),
        _ => throw new ArgumentException("unknown record", nameof(record)),
    };

    private static string Bits(double? value) => value is { } v ? $"{BitConverter.DoubleToInt64Bits(v)}" : "none";

    private static string Ticks(DateTimeOffset at) => at.UtcTicks.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
