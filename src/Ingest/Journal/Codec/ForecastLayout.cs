using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Journal;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;

namespace Telemetry.Ingest.Journal.Codec;

/// <summary>Version 1 of a forecast issue.</summary>
internal static class ForecastLayout
{
    private const int Least = 1 + 1 + 8;
    private const int FixedPart = (3 * 8) + 10;
    private const int ValueSize = 10 + 1 + 8;

    public static int MaxSize(ForecastRecord record) => FixedPart
        + JournalCodec.TextSize(record.Issue.Site.Value)
        + JournalCodec.TextSize(record.Issue.Source)
        + (record.Issue.Values.Count * ValueSize);

    public static void Write(ref RecordWriter writer, ForecastRecord record)
    {
        var issue = record.Issue;
        writer.Fixed64(record.At.UtcTicks);
        writer.RequiredText(issue.Site.Value);
        writer.Fixed64(issue.IssuedAt.UtcTicks);
        writer.Fixed64(issue.ReceivedAt.UtcTicks);
        writer.RequiredText(issue.Source);
        writer.Unsigned((ulong)issue.Values.Count);
        var validAt = issue.IssuedAt.UtcTicks;
        for (var i = 0; i < issue.Values.Count; i++)
        {
            var value = issue.Values[i];
            writer.Signed(value.ValidAt.UtcTicks - validAt);
            validAt = value.ValidAt.UtcTicks;
            writer.Byte(value.Quantity.Code);
            writer.Fixed64(BitConverter.DoubleToInt64Bits(value.Value));
        }
    }

    public static ForecastRecord Read(ref RecordReader reader)
    {
        var at = RecordReader.Time(reader.Fixed64());
        var site = new SiteId(reader.RequiredText());
        var issuedAt = RecordReader.Time(reader.Fixed64());
        var receivedAt = RecordReader.Time(reader.Fixed64());
        var source = reader.RequiredText();
        var values = new ForecastValue[reader.Count(Least)];
        var validAt = issuedAt;
        for (var i = 0; i < values.Length; i++)
        {
            validAt = RecordReader.Time(unchecked(validAt.Ticks + reader.Signed()));
            var code = reader.Byte();
            if (QuantityCatalogue.Find(code) is not { } quantity)
            {
                RecordReader.Damaged($"quantity code {code} is not known here; a newer host may have written it");
                break;
            }

            values[i] = new ForecastValue(validAt, quantity, BitConverter.Int64BitsToDouble(reader.Fixed64()));
        }

        return new ForecastRecord(at, new ForecastIssue(site, issuedAt, receivedAt, source, values));
    }
}
