using Telemetry.Domain.Journal;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;

namespace Telemetry.Ingest.Journal.Codec;

/// <summary>
/// The readings of a message, each told by its difference from the one before (the first: from the message), because
/// most share the sensor and the time.
/// </summary>
internal static class ReadingLayout
{
    private const byte OtherSensor = 1;
    private const byte OtherTime = 2;
    private const byte OtherReceipt = 4;
    private const byte Marked = 8;

    private const int Least = 1 + 1 + 8;
    private const int FixedPart = 1 + 1 + 10 + 10 + 1 + 8;

    public static int MaxSize(in Reading reading) => FixedPart + JournalCodec.TextSize(reading.Sensor.Value);

    public static void WriteAll(ref RecordWriter writer, MessageRecord message)
    {
        var readings = message.Readings;
        writer.Unsigned((ulong)readings.Count);
        var sensor = message.Gateway.Value;
        var receivedAt = message.At.UtcTicks;
        var observedAt = receivedAt;
        for (var i = 0; i < readings.Count; i++)
        {
            var reading = readings[i];
            var differences =
                (string.Equals(reading.Sensor.Value, sensor, StringComparison.Ordinal) ? 0 : OtherSensor)
                | (reading.ObservedAt.UtcTicks == observedAt ? 0 : OtherTime)
                | (reading.ReceivedAt.UtcTicks == receivedAt ? 0 : OtherReceipt)
                | (reading.Marks == ReadingMarks.None ? 0 : Marked);
            writer.Byte((byte)differences);
            writer.Byte(reading.Quantity.Code);
            if ((differences & OtherSensor) != 0)
            {
                sensor = reading.Sensor.Value;
                writer.RequiredText(sensor);
            }

            if ((differences & OtherTime) != 0)
            {
                writer.Signed(reading.ObservedAt.UtcTicks - observedAt);
                observedAt = reading.ObservedAt.UtcTicks;
            }

            if ((differences & OtherReceipt) != 0)
            {
                writer.Signed(reading.ReceivedAt.UtcTicks - receivedAt);
            }

            if ((differences & Marked) != 0)
            {
                writer.Byte((byte)reading.Marks);
            }

            writer.Fixed64(BitConverter.DoubleToInt64Bits(reading.Value));
        }
    }

    public static Reading[] ReadAll(ref RecordReader reader, DateTimeOffset at, GatewayId gateway)
    {
        var count = reader.Count(Least);
        if (count == 0)
        {
            return [];
        }

        var readings = new Reading[count];
        var sensor = new SensorId(gateway.Value);
        var observedAt = at;
        for (var i = 0; i < count; i++)
        {
            var differences = reader.Byte();
            var code = reader.Byte();
            if (QuantityCatalogue.Find(code) is not { } quantity)
            {
                RecordReader.Damaged($"quantity code {code} is not known here; a newer host may have written it");
                return [];
            }

            if ((differences & OtherSensor) != 0)
            {
                sensor = new SensorId(reader.RequiredText());
            }

            if ((differences & OtherTime) != 0)
            {
                observedAt = RecordReader.Time(unchecked(observedAt.Ticks + reader.Signed()));
            }

            var receivedAt = (differences & OtherReceipt) != 0 ? RecordReader.Time(unchecked(at.Ticks + reader.Signed())) : at;
            var marks = (differences & Marked) != 0 ? (ReadingMarks)reader.Byte() : ReadingMarks.None;
            var value = BitConverter.Int64BitsToDouble(reader.Fixed64());
            readings[i] = new Reading(sensor, quantity, observedAt, value, receivedAt, marks);
        }

        return readings;
    }
}
