using Telemetry.Domain.Journal;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;

namespace Telemetry.Ingest.Journal.Codec;

/// <summary>Version 1 of a part of a re-decode.</summary>
internal static class ReDecodeLayout
{
    private const byte HasFirst = 1;
    private const byte HasAfter = 2;

    private const int Least = 1 + 1 + 1 + 1 + 1 + 8 + 1;
    private const int FixedPart = 8 + 10 + 10 + 10;
    private const int ReadingPart = 1 + 10 + 1 + 8 + 1 + 8 + 8;

    public static int MaxSize(ReDecodeRecord record)
    {
        var size = FixedPart
            + JournalCodec.TextSize(record.By)
            + JournalCodec.TextSize(record.Reason)
            + JournalCodec.TextSize(record.Difference)
            + JournalCodec.TextSize(record.Decoders);
        for (var i = 0; i < record.Readings.Count; i++)
        {
            size += ReadingPart + JournalCodec.TextSize(record.Readings[i].Gateway.Value) + JournalCodec.TextSize(record.Readings[i].Sensor.Value);
        }

        return size;
    }

    public static void Write(ref RecordWriter writer, ReDecodeRecord record)
    {
        writer.Fixed64(record.At.UtcTicks);
        writer.RequiredText(record.By);
        writer.RequiredText(record.Reason);
        writer.RequiredText(record.Difference);
        writer.RequiredText(record.Decoders);
        writer.Signed(record.Part);
        writer.Signed(record.Parts);
        writer.Unsigned((ulong)record.Readings.Count);
        for (var i = 0; i < record.Readings.Count; i++)
        {
            var reading = record.Readings[i];
            writer.Byte((byte)((reading.First is null ? 0 : HasFirst) | (reading.After is null ? 0 : HasAfter)));
            writer.Signed(reading.Of.Sequence);
            writer.RequiredText(reading.Gateway.Value);
            writer.RequiredText(reading.Sensor.Value);
            writer.Byte(reading.Quantity.Code);
            writer.Fixed64(reading.ObservedAt.UtcTicks);
            writer.Byte((byte)reading.Marks);
            if (reading.First is { } first)
            {
                writer.Fixed64(BitConverter.DoubleToInt64Bits(first));
            }

            if (reading.After is { } after)
            {
                writer.Fixed64(BitConverter.DoubleToInt64Bits(after));
            }
        }
    }

    public static ReDecodeRecord Read(ref RecordReader reader)
    {
        var at = RecordReader.Time(reader.Fixed64());
        var (by, reason, difference, decoders) = (reader.RequiredText(), reader.RequiredText(), reader.RequiredText(), reader.RequiredText());
        var (part, parts) = (unchecked((int)reader.Signed()), unchecked((int)reader.Signed()));
        var readings = new SupersedingReading[reader.Count(Least)];
        for (var i = 0; i < readings.Length; i++)
        {
            readings[i] = ReadOne(ref reader);
        }

        return new ReDecodeRecord(at, by, reason, difference, decoders, part, parts, readings);
    }

    private static SupersedingReading ReadOne(ref RecordReader reader)
    {
        var has = reader.Byte();
        var of = new JournalPosition(reader.Signed());
        var gateway = new GatewayId(reader.RequiredText());
        var sensor = new SensorId(reader.RequiredText());
        var code = reader.Byte();
        if (QuantityCatalogue.Find(code) is not { } quantity)
        {
            RecordReader.Damaged($"quantity code {code} is not known here; a newer host may have written it");
            return default;
        }

        var observedAt = RecordReader.Time(reader.Fixed64());
        var marks = (ReadingMarks)reader.Byte();
        double? first = (has & HasFirst) != 0 ? BitConverter.Int64BitsToDouble(reader.Fixed64()) : null;
        double? after = (has & HasAfter) != 0 ? BitConverter.Int64BitsToDouble(reader.Fixed64()) : null;
        return new SupersedingReading(of, gateway, sensor, quantity, observedAt, first, after, marks);
    }
}
