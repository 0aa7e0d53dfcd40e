namespace Telemetry.Tests.Integration;

/// <summary>Finds files of the repository from wherever a test runs.</summary>
internal static class Repository
{
    public static string Path(params string[] parts)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Telemetry.sln")))
            {
                return System.IO.Path.Combine([folder.FullName, .. parts]);
            }
        }

        throw new InvalidOperationException("The tests run outside the repository.");
    }
}
