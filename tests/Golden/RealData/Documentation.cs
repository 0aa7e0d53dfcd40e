namespace Telemetry.Tests.Golden.RealData;

/// <summary>Pages whose tables are computed: a page that says otherwise fails, with what to put there.</summary>
internal static class Documentation
{
    public static void Has(string page, string table) =>
        Assert.True(
            File.ReadAllText(Path.Combine(Repository.Root, "docs", page)).ReplaceLineEndings("\n").Contains(table, StringComparison.Ordinal),
            $"docs/{page} should have this table:\n\n{table}\n");
}
