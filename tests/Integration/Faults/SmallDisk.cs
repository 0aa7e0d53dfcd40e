using System.Diagnostics;
using System.Globalization;

namespace Telemetry.Tests.Integration.Faults;

/// <summary>A file system of a few megabytes (tmpfs) that can be filled to the last byte and given room again.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly DirectoryInfo _folder;

    private SmallDisk(DirectoryInfo folder) => _folder = folder;

    public string Folder => _folder.FullName;

    private string Ballast => Path.Combine(Folder, "ballast");

    public static SmallDisk Mount(int megabytes)
    {
        var disk = new SmallDisk(Directory.CreateTempSubdirectory("telemetry-disk-"));
        var size = string.Create(CultureInfo.InvariantCulture, $"size={megabytes}m");
        var (exit, said) = Run("mount", "-t", "tmpfs", "-o", size, "tmpfs", disk.Folder);
        if (exit != 0)
        {
            disk._folder.Delete();
            Assert.Skip($"A small tmpfs can't be mounted here (it takes root and CAP_SYS_ADMIN): {said}");
        }

        return disk;
    }

    /// <summary>Takes all the room that is left.</summary>
    public void Fill()
    {
        using var file = new FileStream(Ballast, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        foreach (var block in new[] { new byte[1 << 20], new byte[4096], new byte[1] })
        {
            while (TryWrite(file, block))
            {
            }
        }
    }

    public void GiveBack() => File.Delete(Ballast);

    public void Dispose()
    {
        // Lazily: a host that a failed test left behind may still hold files of it.
        if (Run("umount", "-l", Folder).Exit == 0)
        {
            _folder.Delete();
        }
    }

    private static bool TryWrite(FileStream file, byte[] block)
    {
        try
        {
            file.Write(block);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static (int Exit, string Said) Run(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var said = process.StandardError.ReadToEnd() + process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, said.Trim());
    }
}
