using System.Numerics;
using System.Text;

namespace Telemetry.Ingest.Journal.Codec;

/// <summary>
/// Gives the same string for the same bytes, so that a reading costs no string: ids, topics and decoder names repeat for ever.
/// </summary>
/// <remarks>
/// Bounded: an entry that finds no free place near its own replaces another. Shared by all readers without a lock;
/// a reference is written whole or not at all, and the worst of a race is one string twice.
/// </remarks>
internal sealed class StringTable(int capacity)
{
    private const int LongestKept = 256;
    private const int Probes = 4;

    private readonly string?[] _slots = new string?[BitOperations.RoundUpToPowerOf2((uint)Math.Max(capacity, Probes))];

    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
        {
            return string.Empty;
        }

        if (utf8.Length > LongestKept || !Ascii.IsValid(utf8))
        {
            return Encoding.UTF8.GetString(utf8);
        }

        var home = Crc32C.Compute(0, utf8);
        var place = -1;
        for (uint probe = 0; probe < Probes; probe++)
        {
            var slot = (int)((home ^ probe) & (uint)(_slots.Length - 1));
            var kept = Volatile.Read(ref _slots[slot]);
            if (kept is null)
            {
                place = place < 0 ? slot : place;
            }
            else if (kept.Length == utf8.Length && Ascii.Equals(utf8, kept))
            {
                return kept;
            }
        }

        var text = Encoding.ASCII.GetString(utf8);
        if (place < 0)
        {
            place = (int)((home ^ (home >> 30)) & (uint)(_slots.Length - 1));
        }

        Volatile.Write(ref _slots[place], text);
        return text;
    }
}
