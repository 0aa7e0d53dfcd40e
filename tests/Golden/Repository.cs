namespace Telemetry.Tests.Golden;

/// <summary>Where the repository is, for tests over its documents and cases.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Telemetry.sln")))
        {
            directory = directory.Parent ?? throw new InvalidOperationException("The tests must run below the repository.");
        }

        return directory.FullName;
    }
}
