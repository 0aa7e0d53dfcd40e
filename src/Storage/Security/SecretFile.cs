namespace Telemetry.Storage.Security;

/// <summary>A secret that lies in a file of its own.</summary>
public static class SecretFile
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>Why the file won't do; null when it will.</summary>
    public static string? Trouble(string path)
    {
        try
        {
            if (!File.Exists(path))
            {
                return $"names {path}, which is not there";
            }

            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != 0)
            {
                return $"names {path}, which others may read or write: chmod 600 it";
            }

            return Read(path).Length == 0 ? $"names {path}, which is empty" : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return $"names {path}, which can't be read: {error.Message}";
        }
    }

    public static string Read(string path) => File.ReadAllText(path).Trim();

    /// <summary>The secret as set, or as it lies in its file.</summary>
    public static string? Of(string? value, string? path) => path is { Length: > 0 } ? Read(path) : value;

    /// <summary>The same while the host runs: a file that was moved since is a failed attempt, to be told and made again, and not the end of sending.</summary>
    public static bool TryGet(string? value, string? path, out string secret, out string trouble)
    {
        try
        {
            (secret, trouble) = (Of(value, path) ?? "", "");
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            (secret, trouble) = ("", $"{path} can't be read: {error.Message}");
            return false;
        }
    }
}
