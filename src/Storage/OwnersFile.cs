namespace Telemetry.Storage;

/// <summary>Files that only their owner may read.</summary>
internal static class OwnersFile
{
    private const UnixFileMode ReadWrite = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Moves a file and makes it durable where it now is; onto another disk it is copied.</summary>
    public static void Move(string from, string to)
    {
        File.Move(from, to);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(to, ReadWrite);
        }

        using var file = File.OpenHandle(to, FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(file);
    }
}
