using System.Text;
using Telemetry.Domain.Journal;

namespace Telemetry.Ingest.Journal.Codec;

/// <summary>The bytes of a journal record. The first byte is the version of its layout (high four bits) and its kind (low four).</summary>
/// <remarks>A layout once released is read for ever: a change is a new version beside the old one. See docs/sources/journal.md#record-layout.</remarks>
internal static class JournalCodec
{
    /// <summary>No record may be larger; a frame that claims more is damage.</summary>
    public const int MaxRecordBytes = 16 * 1024 * 1024;

    private const byte Message = 0x11;
    private const byte Tick = 0x12;
    private const byte Forecast = 0x13;
    private const byte PossibleGap = 0x14;
    private const byte StoreRefusal = 0x15;
    private const byte ReDecode = 0x16;

    private const int Time = sizeof(long);
    private const int Number = 10;

    /// <summary>An upper bound of the encoded size, cheap to find.</summary>
    public static int MaxSize(JournalRecord record) => record switch
    {
        MessageRecord message => 1 + MessageLayout.MaxSize(message),
        ForecastRecord forecast => 1 + ForecastLayout.MaxSize(forecast),
        PossibleGapRecord gap => 1 + Time + TextSize(gap.Source) + 1 + Time + TextSize(gap.Reason),
        TickRecord => 1 + Time,
        StoreRefusalRecord refusal => 1 + Time + Number + MessageLayout.MaxSize(refusal.Message),
        ReDecodeRecord reDecode => 1 + ReDecodeLayout.MaxSize(reDecode),
        _ => throw UnknownKind(record),
    };

    /// <summary>Encodes into a span of at least <see cref="MaxSize"/> bytes; gives the length.</summary>
    public static int Encode(JournalRecord record, Span<byte> destination)
    {
        var writer = new RecordWriter(destination);
        switch (record)
        {
            case MessageRecord message:
                writer.Byte(Message);
                MessageLayout.Write(ref writer, message);
                break;
            case TickRecord:
                writer.Byte(Tick);
                writer.Fixed64(record.At.UtcTicks);
                break;
            case ForecastRecord forecast:
                writer.Byte(Forecast);
                ForecastLayout.Write(ref writer, forecast);
                break;
            case PossibleGapRecord gap:
                writer.Byte(PossibleGap);
                writer.Fixed64(gap.At.UtcTicks);
                writer.RequiredText(gap.Source);
                writer.Fixed64(gap.Since?.UtcTicks ?? -1);
                writer.RequiredText(gap.Reason);
                break;
            case StoreRefusalRecord refusal:
                writer.Byte(StoreRefusal);
                writer.Fixed64(refusal.At.UtcTicks);
                writer.Signed(refusal.Of.Sequence);
                MessageLayout.Write(ref writer, refusal.Message);
                break;
            case ReDecodeRecord reDecode:
                writer.Byte(ReDecode);
                ReDecodeLayout.Write(ref writer, reDecode);
                break;
            default:
                throw UnknownKind(record);
        }

        return writer.Length;
    }

    /// <exception cref="JournalDamagedException">The bytes are no record of a known kind and version.</exception>
    public static JournalRecord Decode(ReadOnlySpan<byte> bytes, StringTable strings)
    {
        var reader = new RecordReader(bytes, strings);
        var kind = reader.Byte();
        JournalRecord record;
        switch (kind)
        {
            case Message:
                record = MessageLayout.Read(ref reader);
                break;
            case Tick:
                record = new TickRecord(RecordReader.Time(reader.Fixed64()));
                break;
            case Forecast:
                record = ForecastLayout.Read(ref reader);
                break;
            case PossibleGap:
                record = ReadGap(ref reader);
                break;
            case StoreRefusal:
                record = new StoreRefusalRecord(RecordReader.Time(reader.Fixed64()), new JournalPosition(reader.Signed()), MessageLayout.Read(ref reader));
                break;
            case ReDecode:
                record = ReDecodeLayout.Read(ref reader);
                break;
            default:
                RecordReader.Damaged($"kind and version {kind:x2} are not known here; a newer host may have written it");
                return null;
        }

        if (reader.Remaining != 0)
        {
            RecordReader.Damaged($"{reader.Remaining} bytes are left over");
        }

        return record;
    }

    public static int TextSize(string? text) => text is null ? 1 : Number + Encoding.UTF8.GetMaxByteCount(text.Length);

    private static PossibleGapRecord ReadGap(ref RecordReader reader)
    {
        var at = RecordReader.Time(reader.Fixed64());
        var source = reader.RequiredText();
        var since = reader.Fixed64();
        return new PossibleGapRecord(at, source, since == -1 ? null : RecordReader.Time(since), reader.RequiredText());
    }

    private static ArgumentException UnknownKind(JournalRecord record) =>
        new($"The journal has no layout for {record.GetType().Name}.", nameof(record));
}
