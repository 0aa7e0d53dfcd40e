using Telemetry.Domain.Journal;
using Telemetry.Ingest.Journal;
using Telemetry.Ingest.Journal.Codec;
using Telemetry.Tests.Unit.Ingest.Journal;

namespace Telemetry.Tests.Unit.Fuzz;

/// <summary>The bytes of a journal record, behind the sums that would have told: damage is named, or what is read is a record that can be written and read again.</summary>
internal sealed class JournalRecordTarget : FuzzTarget
{
    private static readonly byte[][] Tokens = [[0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F], [0xFF, 0xFF, 0xFF, 0xFF, 0x0F], [0], [0x11], [0x12], [0x13], [0x14], [0x80, 0x80, 0x80, 0x80]];

    public override string Name => "journal-record";

    public override string? Try(Random random)
    {
        var whole = FuzzedRecords.Make(random, random.Next(1000));
        var input = Mutation.Of(random, [Encoded(whole), Encoded(FuzzedRecords.Make(random, 1))], Tokens);
        var strings = new StringTable(64);
        JournalRecord? read = null;
        var problem = Spent.TooMuch(
            () =>
            {
                try
                {
                    read = JournalCodec.Decode(input, strings);
                }
                catch (JournalDamagedException)
                {
                    // Named.
                }
            },
            input.Length, perByte: 200, once: 20_000) ?? (read is null ? null : NotAgain(read, strings));
        return problem is null ? null : problem + JsonReadings.Of(input);
    }

    private static string? NotAgain(JournalRecord record, StringTable strings) =>
        SomeRecords.Describe(JournalCodec.Decode(Encoded(record), strings)) == SomeRecords.Describe(record) ? null : "written again, it is another record";

    private static byte[] Encoded(JournalRecord record)
    {
        var bytes = new byte[JournalCodec.MaxSize(record)];
        return bytes[..JournalCodec.Encode(record, bytes)];
    }
}
