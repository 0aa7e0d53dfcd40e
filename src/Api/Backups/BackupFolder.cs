using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Telemetry.Api.Health;

namespace Telemetry.Api.Backups;

/// <summary>The files of a backup: readable by their owner only, durable, and known by their sums.</summary>
internal static class BackupFolder
{
    private const UnixFileMode OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnersFolder = OwnersFile | UnixFileMode.UserExecute;
    private const int PartBytes = 1024 * 1024;

    /// <summary>Left free beside what is written.</summary>
    private const long Spare = 64L * 1024 * 1024;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static void Create(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnersFolder);
        }
    }

    public static FileStream CreateFile(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnersFile;
        }

        return new FileStream(path, options);
    }

    public static void WriteText(string path, string text)
    {
        using var file = CreateFile(path);
        using var writer = new StreamWriter(file);
        writer.Write(text);
        writer.Flush();
        file.Flush(flushToDisk: true);
    }

    public static bool IsEmptyOrMissing(string folder) => !Directory.Exists(folder) || !Directory.EnumerateFileSystemEntries(folder).Any();

    public static void RequireRoom(string folder, long bytes)
    {
        var existing = Path.GetFullPath(folder);
        while (!Directory.Exists(existing))
        {
            existing = Path.GetDirectoryName(existing)!;
        }

        if (Disk.FreeAt(existing) is { } free && free < bytes + Spare)
        {
            throw new BackupRefusedException(string.Create(
                CultureInfo.InvariantCulture,
                $"{folder} has {free:N0} bytes free, and up to {bytes:N0} are needed with {Spare:N0} to spare. Make room or name another folder; nothing was written."));
        }
    }

    /// <summary>Every file but the manifest, with its sum.</summary>
    public static List<BackupFile> Describe(string folder, Func<string, string> roleOf, CancellationToken cancellation) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => (Full: path, Path: Path.GetRelativePath(folder, path).Replace('\\', '/')))
            .Where(file => file.Path != BackupManifest.FileName)
            .OrderBy(file => file.Path, StringComparer.Ordinal)
            .Select(file => new BackupFile(file.Path, roleOf(file.Path), new FileInfo(file.Full).Length, Sum(file.Full, cancellation)))];

    public static void WriteManifest(string folder, BackupManifest manifest) =>
        WriteText(Path.Combine(folder, BackupManifest.FileName), JsonSerializer.Serialize(manifest, Json) + "\n");

    /// <summary>The manifest, once every file has been found to be as it says.</summary>
    public static BackupManifest ReadAndVerify(string folder, CancellationToken cancellation)
    {
        var path = Path.Combine(folder, BackupManifest.FileName);
        if (!File.Exists(path))
        {
            throw new BackupRefusedException($"{folder} has no {BackupManifest.FileName}, so it is no backup, or one that was broken off. Nothing was changed.");
        }

        BackupManifest? manifest;
        try
        {
            manifest = JsonSerializer.Deserialize<BackupManifest>(File.ReadAllText(path), Json);
        }
        catch (JsonException error)
        {
            throw new BackupRefusedException($"{path} can't be read: {error.Message} Nothing was changed.");
        }

        if (manifest is not { Format: BackupManifest.CurrentFormat, Files: not null, Journal: not null, Positions: not null })
        {
            throw new BackupRefusedException($"{path} has format {manifest?.Format}; this version reads {BackupManifest.CurrentFormat}. Restore it with the version that wrote it ({manifest?.Version}).");
        }

        var troubles = manifest.Files.Select(file => Trouble(folder, file, cancellation)).OfType<string>().ToList();
        return troubles.Count == 0
            ? manifest
            : throw new BackupRefusedException($"The backup in {folder} is not as it was written. Nothing was changed.{string.Concat(troubles.Select(t => $"{Environment.NewLine}  {t}"))}");
    }

    /// <summary>Copies a file, durable, and looks that what was read is what the manifest says.</summary>
    public static void Copy(string from, string to, BackupFile expected, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using (var source = File.OpenRead(from))
        using (var target = CreateFile(to))
        {
            var bytes = new byte[PartBytes];
            int read;
            while ((read = source.Read(bytes)) > 0)
            {
                cancellation.ThrowIfCancellationRequested();
                hash.AppendData(bytes, 0, read);
                target.Write(bytes, 0, read);
            }

            target.Flush(flushToDisk: true);
        }

        if (Convert.ToHexStringLower(hash.GetHashAndReset()) != expected.Sha256)
        {
            throw new IOException($"{from} changed while it was copied, or the disk gives other bytes than before. Look at the disk.");
        }
    }

    public static string Sum(string path, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    private static string? Trouble(string folder, BackupFile file, CancellationToken cancellation)
    {
        var path = Path.GetFullPath(Path.Combine(folder, file.Path));
        if (!path.StartsWith(Path.GetFullPath(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            return $"{file.Path} would lie outside the backup's folder";
        }

        if (!File.Exists(path))
        {
            return $"{file.Path} is missing";
        }

        var length = new FileInfo(path).Length;
        return length != file.Bytes ? string.Create(CultureInfo.InvariantCulture, $"{file.Path} has {length:N0} bytes, not {file.Bytes:N0}")
            : Sum(path, cancellation) != file.Sha256 ? $"{file.Path} has other content than its SHA-256 says"
            : null;
    }
}
