using Telemetry.Ingest.Journal.Files;

namespace Telemetry.Tests.Unit.Ingest.Journal;

/// <summary>A file's bytes as programs see them, and what of them the platter has.</summary>
internal sealed class SimulatedFile
{
    private const int Sector = 512;
    private readonly List<Change> _unsynced = [];

    public byte[] Seen { get; private set; } = [];

    public byte[] Durable { get; set; } = [];

    public void Write(long offset, ReadOnlySpan<byte> bytes)
    {
        Seen = Applied(Seen, (int)offset, bytes);
        for (var done = 0; done < bytes.Length;)
        {
            var start = (int)offset + done;
            var length = Math.Min(bytes.Length - done, Sector - (start % Sector));
            _unsynced.Add(new Change(start, bytes.Slice(done, length).ToArray(), null));
            done += length;
        }
    }

    public void SetLength(int length)
    {
        Seen = Resized(Seen, length);
        _unsynced.Add(new Change(0, null, length));
    }

    public void Sync()
    {
        Durable = Seen;
        _unsynced.Clear();
    }

    /// <summary>A sync that failed: the page cache calls the data clean, and the disk has what it likes of it.</summary>
    public void FailSync(Random random)
    {
        LosePower(random);
        _unsynced.Clear();
    }

    /// <summary>Leaves on the platter: nothing of what was not synced, or the first part of it, or any sectors of it, some torn or garbled.</summary>
    public void LosePower(Random random)
    {
        var mode = random.Next(4);
        var prefix = random.Next(_unsynced.Count + 1);
        for (var i = 0; i < _unsynced.Count && mode > 0; i++)
        {
            var change = _unsynced[i];
            var kept = mode == 1 ? i < prefix : random.Next(2) == 0;
            if (!kept)
            {
                continue;
            }

            if (change.Length is { } length)
            {
                Durable = Resized(Durable, length);
                continue;
            }

            var bytes = change.Bytes!;
            if (mode == 3 && random.Next(4) == 0)
            {
                bytes = [.. bytes];
                switch (random.Next(3))
                {
                    case 0: bytes = bytes[..random.Next(bytes.Length)]; break;
                    case 1: bytes.AsSpan(random.Next(bytes.Length)).Clear(); break;
                    default: bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8)); break;
                }
            }

            Durable = Applied(Durable, change.Offset, bytes);
        }
    }

    public SimulatedFile Reborn() => new() { Seen = [.. Durable], Durable = [.. Durable] };

    private static byte[] Applied(byte[] to, int offset, ReadOnlySpan<byte> bytes)
    {
        var result = Resized(to, Math.Max(to.Length, offset + bytes.Length));
        bytes.CopyTo(result.AsSpan(offset));
        return result;
    }

    private static byte[] Resized(byte[] from, int length)
    {
        var result = new byte[length];
        from.AsSpan(0, Math.Min(length, from.Length)).CopyTo(result);
        return result;
    }

    private sealed record Change(int Offset, byte[]? Bytes, int? Length);
}
