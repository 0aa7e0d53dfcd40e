using System.Buffers.Binary;
using System.Numerics;

namespace Telemetry.Ingest.Journal.Codec;

/// <summary>CRC-32C (Castagnoli) by the processor's own instruction. See docs/sources/journal.md#crc-32c.</summary>
internal static class Crc32C
{
    /// <param name="seed">0 for the standard sum; a segment's salt, so that bytes of another segment never fit here.</param>
    public static uint Compute(uint seed, ReadOnlySpan<byte> bytes)
    {
        var crc = ~seed;
        while (bytes.Length >= sizeof(ulong))
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        foreach (var b in bytes)
        {
            crc = BitOperations.Crc32C(crc, b);
        }

        return ~crc;
    }
}
