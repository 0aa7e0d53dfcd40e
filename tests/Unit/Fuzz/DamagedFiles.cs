using Telemetry.Ingest.Journal.Files;

namespace Telemetry.Tests.Unit.Fuzz;

/// <summary>A journal's folder in memory, damaged before it is opened, which counts how often it is read.</summary>
internal sealed class DamagedFiles(IReadOnlyDictionary<string, byte[]> files) : IJournalFileSystem
{
    private readonly Dictionary<string, byte[]> _files = new(files, StringComparer.Ordinal);

    public string Location => "memory";

    public long? FreeBytes => null;

    public int Reads { get; private set; }

    /// <summary>Damages it and says how; where it was a single byte of a segment, also which.</summary>
    /// <param name="others">Files of which parts are copied to where they don't belong.</param>
    public (string What, (string File, long Offset)? OneByteAt) Damage(Random random, IReadOnlyDictionary<string, byte[]> others)
    {
        var names = _files.Keys.Where(n => n.EndsWith(".journal", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        if (random.Next(3) == 0)
        {
            var name = Mutation.Pick(random, names);
            var bytes = (byte[])_files[name].Clone();
            var at = random.Next(bytes.Length);
            bytes[at] ^= (byte)(1 << random.Next(8));
            _files[name] = bytes;
            return ($"a bit of {name} at {at}", (name, at));
        }

        var done = new List<string>();
        for (var times = random.Next(1, 5); times > 0; times--)
        {
            done.Add(Once(random, random.Next(6) == 0 ? [.. _files.Keys.Order(StringComparer.Ordinal)] : names, [.. others.Values]));
        }

        return (string.Join(", ", done), null);
    }

    public IDisposable Lock() => new Held();

    public IReadOnlyList<string> List() => [.. _files.Keys];

    public IJournalFile Create(string name, long length)
    {
        _files[name] = new byte[length];
        return new Handle(this, name);
    }

    public IJournalFile OpenToWrite(string name) => new Handle(this, name);

    public IJournalFile OpenToRead(string name) => _files.ContainsKey(name) ? new Handle(this, name) : throw new FileNotFoundException(name);

    public void Delete(string name) => _files.Remove(name);

    public void Replace(string from, string to)
    {
        _files[to] = _files[from];
        _files.Remove(from);
    }

    public void SyncDirectory()
    {
    }

    private string Once(Random random, IReadOnlyList<string> names, IReadOnlyList<byte[]> others)
    {
        var name = Mutation.Pick(random, names);
        if (!_files.TryGetValue(name, out var bytes))
        {
            return "nothing";
        }

        var at = random.Next(bytes.Length + 1);
        var length = Math.Min(bytes.Length - at, random.Next(200));
        var copy = (byte[])bytes.Clone();
        switch (random.Next(9))
        {
            case 0 or 1 when at < bytes.Length:
                copy[at] ^= (byte)(1 << random.Next(8));
                break;
            case 2:
                random.NextBytes(copy.AsSpan(at, length));
                break;
            case 3:
                copy.AsSpan(at, length).Clear();
                break;
            case 4:
                copy = copy[..at];
                break;
            case 5:
                copy = [.. copy, .. new byte[random.Next(300)]];
                break;
            case 6:
                // Aligned as frames are, so that whole ones come to stand elsewhere.
                var other = Mutation.Pick(random, others);
                var from = random.Next(other.Length) & ~7;
                var part = other.AsSpan(from, Math.Min(other.Length - from, random.Next(600)));
                at &= ~7;
                part[..Math.Min(part.Length, copy.Length - at)].CopyTo(copy.AsSpan(at));
                break;
            case 7:
                copy = Mutation.Pick(random, others);
                break;
            default:
                _files.Remove(name);
                return $"{name} deleted";
        }

        _files[name] = copy;
        return $"{name} changed at {at}";
    }

    private sealed class Handle(DamagedFiles folder, string name) : IJournalFile
    {
        public long Length => folder._files[name].Length;

        public int Read(Span<byte> destination, long offset)
        {
            folder.Reads++;
            var bytes = folder._files[name];
            var part = offset >= bytes.Length ? [] : bytes.AsSpan((int)offset, (int)Math.Min(destination.Length, bytes.Length - offset));
            part.CopyTo(destination);
            return part.Length;
        }

        public void Write(IReadOnlyList<ReadOnlyMemory<byte>> parts, long offset)
        {
            foreach (var part in parts)
            {
                var bytes = folder._files[name];
                var copy = new byte[Math.Max(bytes.Length, offset + part.Length)];
                bytes.CopyTo(copy, 0);
                part.Span.CopyTo(copy.AsSpan((int)offset));
                folder._files[name] = copy;
                offset += part.Length;
            }
        }

        public void SetLength(long length)
        {
            var bytes = folder._files[name];
            Array.Resize(ref bytes, (int)length);
            folder._files[name] = bytes;
        }

        public void Sync()
        {
        }

        public void Dispose()
        {
        }
    }

    private sealed class Held : IDisposable
    {
        public void Dispose()
        {
        }
    }
}
