namespace Telemetry.Ingest.Journal.Files;

/// <summary>A directory of this machine. It must be on a local file system that honours fsync and locks.</summary>
internal sealed class DiskFileSystem(string directory) : IJournalFileSystem
{
    private const string LockName = "journal.lock";

    /// <summary>Windows' ERROR_SHARING_VIOLATION.</summary>
    private const int SharingViolation = unchecked((int)0x80070020);

    /// <summary>flock's EWOULDBLOCK: 11 on Linux, 35 on macOS.</summary>
    private static readonly int WouldBlock = OperatingSystem.IsMacOS() ? 35 : 11;

    public string Location { get; } = Path.GetFullPath(directory);

    public long? FreeBytes
    {
        get
        {
            try
            {
                return new DriveInfo(Location).AvailableFreeSpace;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
            {
                return null;
            }
        }
    }

    public IDisposable Lock()
    {
        try
        {
            Directory.CreateDirectory(Location);

            // FileShare.None is an exclusive advisory lock on Unix; the kernel lets go of it when the process dies.
            return File.OpenHandle(Path.Combine(Location, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (e.HResult == SharingViolation || e.HResult == WouldBlock)
        {
            throw new JournalLockedException(
                $"The journal in {Location} is open in another host. Stop that one, or give this one a directory of its own.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"The journal's directory {Location} can't be written: {e.Message} Mend that, or set {JournalOptions.Section}:Directory.", e);
        }
    }

    public IReadOnlyList<string> List()
    {
        var names = new List<string>();
        foreach (var path in Directory.EnumerateFiles(Location))
        {
            names.Add(Path.GetFileName(path));
        }

        return names;
    }

    public IJournalFile Create(string name, long length)
    {
        var path = Path.Combine(Location, name);
        try
        {
            var file = new DiskFile(File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete, FileOptions.None, length));
            // Preallocation takes the blocks but leaves the length; with the length set, a commit changes none.
            file.SetLength(length);
            return file;
        }
        catch (IOException)
        {
            File.Delete(path);
            throw;
        }
    }

    public IJournalFile OpenToWrite(string name) =>
        new DiskFile(File.OpenHandle(Path.Combine(Location, name), FileMode.Open, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete));

    public IJournalFile OpenToRead(string name) =>
        new DiskFile(File.OpenHandle(Path.Combine(Location, name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.SequentialScan));

    public void Delete(string name) => File.Delete(Path.Combine(Location, name));

    public void Replace(string from, string to) => File.Move(Path.Combine(Location, from), Path.Combine(Location, to), overwrite: true);

    public void SyncDirectory() => DirectorySync.Sync(Location);
}
