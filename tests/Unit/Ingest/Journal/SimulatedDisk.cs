using Telemetry.Ingest.Journal;
using Telemetry.Ingest.Journal.Files;

namespace Telemetry.Tests.Unit.Ingest.Journal;

/// <summary>
/// A directory on a disk that keeps its promises and no more: what was not synced may be lost, kept in part, in any order,
/// or torn. Faults are planned by the number of the operation.
/// </summary>
internal sealed class SimulatedDisk : IJournalFileSystem
{
    private readonly Random _random;
    private Dictionary<string, SimulatedFile> _entries = [];
    private Dictionary<string, SimulatedFile> _durableEntries = [];
    private bool _locked;

    public SimulatedDisk(int seed = 1) => _random = new Random(seed);

    public string Location => "simulated";

    public int Operations { get; private set; }

    /// <summary>The operation that fails; the power then goes, and nothing after it reaches the disk.</summary>
    public int? FailAt { get; set; }

    public long? FreeBytes => NoSpace ? 0 : null;

    /// <summary>Creating a file fails while this is set.</summary>
    public bool NoSpace { get; set; }

    /// <summary>Creating more files than these fails: a disk that fills.</summary>
    public int MostFiles { get; set; } = int.MaxValue;

    public int DirectorySyncs { get; private set; }

    public IEnumerable<string> Names => _entries.Keys.Order(StringComparer.Ordinal);

    public SimulatedFile this[string name] => _entries[name];

    /// <summary>The same disk after the power went and came back.</summary>
    public SimulatedDisk AfterPowerLoss(int seed)
    {
        var after = new SimulatedDisk(seed);
        foreach (var name in _entries.Keys.Union(_durableEntries.Keys).ToList())
        {
            // A change of the directory that was not synced may or may not have happened.
            var source = _random.Next(2) == 0 ? _entries : _durableEntries;
            if (source.TryGetValue(name, out var file))
            {
                file.LosePower(_random);
                after._entries[name] = after._durableEntries[name] = file.Reborn();
            }
        }

        return after;
    }

    public IDisposable Lock()
    {
        if (_locked)
        {
            throw new JournalLockedException("locked");
        }

        _locked = true;
        return new Release(this);
    }

    public IReadOnlyList<string> List() => [.. _entries.Keys];

    public IJournalFile Create(string name, long length)
    {
        Operate();
        if (NoSpace || _entries.Count >= MostFiles)
        {
            throw new IOException("No space left on device");
        }

        var file = new SimulatedFile();
        file.SetLength((int)length);
        _entries.Add(name, file);
        return new Handle(this, file);
    }

    public IJournalFile OpenToWrite(string name) => new Handle(this, _entries[name]);

    public IJournalFile OpenToRead(string name) =>
        new Handle(this, _entries.TryGetValue(name, out var file) ? file : throw new FileNotFoundException(name));

    public void Delete(string name)
    {
        Operate();
        _entries.Remove(name);
    }

    public void Replace(string from, string to)
    {
        Operate();
        _entries[to] = _entries[from];
        _entries.Remove(from);
    }

    public void SyncDirectory()
    {
        Operate();
        DirectorySyncs++;
        _durableEntries = new(_entries);
    }

    private void Operate()
    {
        if (Operations >= FailAt)
        {
            throw new IOException($"operation {Operations} failed");
        }

        Operations++;
    }

    private sealed class Handle(SimulatedDisk disk, SimulatedFile file) : IJournalFile
    {
        public long Length => file.Seen.Length;

        public int Read(Span<byte> destination, long offset)
        {
            if (offset >= file.Seen.Length)
            {
                return 0;
            }

            var part = file.Seen.AsSpan((int)offset);
            part = part[..Math.Min(part.Length, destination.Length)];
            part.CopyTo(destination);
            return part.Length;
        }

        public void Write(IReadOnlyList<ReadOnlyMemory<byte>> parts, long offset)
        {
            try
            {
                disk.Operate();
            }
            catch (IOException)
            {
                // A short write: some of it is there.
                var some = disk._random.Next(parts[0].Length + 1);
                file.Write(offset, parts[0].Span[..some]);
                throw;
            }

            foreach (var part in parts)
            {
                file.Write(offset, part.Span);
                offset += part.Length;
            }
        }

        public void SetLength(long length)
        {
            disk.Operate();
            file.SetLength((int)length);
        }

        public void Sync()
        {
            try
            {
                disk.Operate();
            }
            catch (IOException)
            {
                file.FailSync(disk._random);
                throw;
            }

            file.Sync();
        }

        public void Dispose()
        {
        }
    }

    private sealed class Release(SimulatedDisk disk) : IDisposable
    {
        public void Dispose() => disk._locked = false;
    }
}
