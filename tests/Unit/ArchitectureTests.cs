using System.Xml.Linq;

namespace Telemetry.Tests.Unit;

/// <summary>Keeps the reference graph and the homes of packages as docs/architecture.md draws them.</summary>
public sealed class ArchitectureTests
{
    private static readonly Dictionary<string, string[]> ProjectReferences = new(StringComparer.Ordinal)
    {
        ["src/Domain/Domain.csproj"] = [],
        ["src/Rules/Rules.csproj"] = ["Domain"],
        ["src/Ingest/Ingest.csproj"] = ["Rules"],
        ["src/Storage/Storage.csproj"] = ["Domain"],
        ["firmware-sim/FirmwareSim.csproj"] = ["Domain"],
        ["src/Api/Api.csproj"] = ["Domain", "FirmwareSim", "Ingest", "Rules", "Storage"],
    };

    private static readonly Dictionary<string, string[]> HomesOfNamespaces = new(StringComparer.Ordinal)
    {
        ["MQTTnet"] = ["src/Ingest/Mqtt/", "firmware-sim/"],
        ["DuckDB"] = ["src/Storage/TimeSeries/DuckDb/"],
        ["Microsoft.EntityFrameworkCore"] = ["src/Storage/Records/"],
        ["Microsoft.Data.Sqlite"] = ["src/Storage/Records/"],
        ["System.Reactive"] = ["src/Rules/", "src/Ingest/Consumers/"],
        ["Microsoft.AspNetCore"] = ["src/Api/"],
    };

    [Fact]
    public void Projects_refer_only_to_what_the_architecture_allows()
    {
        foreach (var (project, allowed) in ProjectReferences)
        {
            var references = Items(project, "ProjectReference").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal);
            Assert.Equal(allowed, references);
        }
    }

    [Fact]
    public void Every_shipped_project_is_in_the_reference_graph()
    {
        var shipped = Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Append(Path.Combine(Root, "firmware-sim", "FirmwareSim.csproj"))
            .Select(Relative).Order(StringComparer.Ordinal);
        Assert.Equal(ProjectReferences.Keys.Order(StringComparer.Ordinal), shipped);
    }

    [Fact]
    public void The_domain_has_no_packages_and_the_rules_only_Rx()
    {
        Assert.Empty(Items("src/Domain/Domain.csproj", "PackageReference"));
        Assert.Equal(["System.Reactive"], Items("src/Rules/Rules.csproj", "PackageReference"));
    }

    [Fact]
    public void A_library_is_used_only_at_its_home()
    {
        var strays =
            from file in SourceFiles()
            from line in File.ReadLines(Path.Combine(Root, file))
            where line.StartsWith("using ", StringComparison.Ordinal)
            from home in HomesOfNamespaces
            where line.StartsWith("using " + home.Key + ".", StringComparison.Ordinal) || line == "using " + home.Key + ";"
            where !home.Value.Any(folder => file.StartsWith(folder, StringComparison.Ordinal))
            select $"{file}: {line}";
        Assert.Empty(strays);
    }

    [Fact]
    public void Rules_do_no_I_O_and_know_no_clock_log_or_container()
    {
        // The port of a clock, for those who have one.
        string[] ports = ["src/Domain/Time/ISimulatedClock.cs", "src/Domain/Time/MachineClock.cs"];
        string[] banned = ["System.IO", "System.Net", "Microsoft.Extensions", "TimeProvider", "ILogger", "IServiceProvider"];
        var strays =
            from file in SourceFiles().Where(f => f.StartsWith("src/Rules/", StringComparison.Ordinal) || f.StartsWith("src/Domain/", StringComparison.Ordinal))
            where !ports.Contains(file)
            from line in File.ReadLines(Path.Combine(Root, file))
            where !line.TrimStart().StartsWith("//", StringComparison.Ordinal)
            from word in banned
            where line.Contains(word, StringComparison.Ordinal)
            select $"{file}: {line}";
        Assert.Empty(strays);
    }

    /// <summary>So that <c>./data</c> and the paths of a command are those of the folder it was started from.</summary>
    [Fact]
    public void Dotnet_run_starts_the_host_where_it_was_called() =>
        Assert.Equal("false", XDocument.Load(Path.Combine(Root, "src/Api/Api.csproj")).Descendants("EnableDefaultRunWorkingDirectory").Single().Value);

    private static string Root { get; } = FindRoot();

    private static IEnumerable<string> SourceFiles() =>
        Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Path.Combine(Root, "firmware-sim"), "*.cs", SearchOption.AllDirectories))
            .Select(Relative)
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal));

    private static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    private static List<string> Items(string project, string kind) =>
        [.. XDocument.Load(Path.Combine(Root, project)).Descendants(kind).Select(e => (string)e.Attribute("Include")!)];

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Telemetry.sln")))
        {
            directory = directory.Parent ?? throw new InvalidOperationException("The tests must run below the repository.");
        }

        return directory.FullName;
    }
}
