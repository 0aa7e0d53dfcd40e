namespace Telemetry.Api.Health;

/// <summary>What is free on the disk that a file or folder lies on.</summary>
internal static class Disk
{
    /// <returns>Null where the system does not tell, as for some network shares.</returns>
    public static long? FreeAt(string path)
    {
        try
        {
            return new DriveInfo(Path.GetFullPath(path)).AvailableFreeSpace;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
