using CsCheck;
using Telemetry.Domain.Journal;
using Telemetry.Ingest.Journal;
using Telemetry.Ingest.Journal.Codec;

namespace Telemetry.Tests.Unit.Ingest.Journal;

public sealed class JournalCodecTests
{
    private readonly StringTable _strings = new(1024);

    [Fact]
    public void Every_record_is_read_as_it_was_written() =>
        SomeRecords.Any.Sample(record => SomeRecords.Describe(Decode(Encode(record))) == SomeRecords.Describe(record), iter: 1000);

    [Fact]
    public void The_size_bound_holds() =>
        SomeRecords.Any.Sample(record => Encode(record).Length <= JournalCodec.MaxSize(record), iter: 1000);

    [Fact]
    public void Random_bytes_are_read_or_named_damage_and_nothing_else() =>
        Gen.Byte.Array[0, 200].Sample(ReadsOrNamesDamage, iter: 1000);

    [Fact]
    public void A_record_with_changed_bytes_is_read_or_named_damage_and_nothing_else() =>
        Gen.Select(SomeRecords.Any, Gen.Int[0, int.MaxValue].Array[1, 6], Gen.Byte).Sample(
            (record, places, change) =>
            {
                var bytes = Encode(record);
                foreach (var place in places)
                {
                    bytes[place % bytes.Length] ^= (byte)(change | 1);
                }

                return ReadsOrNamesDamage(bytes);
            },
            iter: 1000);

    [Fact]
    public void A_record_cut_short_anywhere_is_damage()
    {
        var bytes = Encode(SomeRecords.Message(1));
        for (var length = 0; length < bytes.Length; length++)
        {
            Assert.Throws<JournalDamagedException>(() => Decode(bytes[..length]));
        }
    }

    [Fact]
    public void A_single_reading_costs_less_than_seventy_bytes_beside_its_names_and_payload()
    {
        var record = SomeRecords.Message(1, payloadBytes: 0);
        var names = record.Gateway.Value.Length + record.Topic.Length + record.ContentType!.Length + record.Decoder.Length + "rws-07".Length;

        Assert.InRange(Encode(record).Length - names, 1, 70);
    }

    [Fact]
    public void Names_read_again_are_the_same_strings()
    {
        var bytes = Encode(SomeRecords.Message(1));
        var first = Assert.IsType<MessageRecord>(Decode(bytes));
        var second = Assert.IsType<MessageRecord>(Decode(bytes));

        Assert.Same(first.Topic, second.Topic);
        Assert.Same(first.Gateway.Value, second.Gateway.Value);
        Assert.Same(first.Readings[0].Sensor.Value, second.Readings[0].Sensor.Value);
    }

    [Fact]
    public void More_names_than_the_table_holds_are_still_read_right()
    {
        var table = new StringTable(16);
        for (var i = 0; i < 1000; i++)
        {
            var name = $"sensor-{i % 100}";
            Assert.Equal(name, table.Get(System.Text.Encoding.UTF8.GetBytes(name)));
        }
    }

    [Theory]
    [InlineData("", 0x00000000u)]
    [InlineData("123456789", 0xE3069283u)]
    public void The_sum_is_the_standard_crc_32c(string text, uint expected) =>
        Assert.Equal(expected, Crc32C.Compute(0, System.Text.Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void A_reading_with_no_sensor_is_the_callers_bug()
    {
        var record = SomeRecords.Message(1);
        var bad = record with { Readings = [record.Readings[0] with { Sensor = default }] };

        Assert.Throws<ArgumentNullException>(() => Encode(bad));
    }

    private static byte[] Encode(JournalRecord record)
    {
        var bytes = new byte[JournalCodec.MaxSize(record)];
        return bytes[..JournalCodec.Encode(record, bytes)];
    }

    private JournalRecord Decode(byte[] bytes) => JournalCodec.Decode(bytes, _strings);

    private bool ReadsOrNamesDamage(byte[] bytes)
    {
        try
        {
            Decode(bytes);
            return true;
        }
        catch (JournalDamagedException)
        {
            return true;
        }
    }
}
