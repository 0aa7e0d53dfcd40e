using System.Text.RegularExpressions;

namespace Telemetry.Tests.Unit;

/// <summary>Keeps the documents' promises to their readers: what is linked to and what is cited is there.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string Root = Repository.Path();

    private static readonly string[] Citing = [".cs", ".ts", ".md", ".sh", ".conf", ".json", ".props", ".targets", ".csproj", ".css", ".html"];

    [Fact]
    public void Every_link_within_the_repository_leads_to_a_file_and_its_anchor()
    {
        var dead =
            from document in Files().Where(f => f.EndsWith(".md", StringComparison.Ordinal))
            from Match link in MarkdownLink().Matches(File.ReadAllText(document))
            let target = link.Groups["target"].Value
            where !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal)
            where !Leads(document, target)
            select $"{Relative(document)}: {target}";
        Assert.Empty(dead);
    }

    [Fact]
    public void Every_document_and_anchor_that_a_file_cites_exists()
    {
        var dead =
            from file in Files()
            from Match citation in Citation().Matches(File.ReadAllText(file))
            where !Leads(Path.Combine(Root, "README.md"), citation.Value.TrimEnd('.'))
            select $"{Relative(file)}: {citation.Value}";
        Assert.Empty(dead);
    }

    [Fact]
    public void Every_anchor_of_the_sources_is_in_their_index()
    {
        var index = File.ReadAllText(Path.Combine(Root, "docs", "sources.md"));
        var missing =
            from document in Directory.EnumerateFiles(Path.Combine(Root, "docs", "sources"), "*.md").Order(StringComparer.Ordinal)
            from anchor in OwnAnchors(document)
            let link = $"(sources/{Path.GetFileName(document)}#{anchor})"
            where !index.Contains(link, StringComparison.Ordinal)
            select link;
        Assert.Empty(missing);
    }

    [Fact]
    public void Every_document_is_in_the_index_of_the_documents()
    {
        var index = File.ReadAllText(Path.Combine(Root, "docs", "README.md"));
        var missing = Files()
            .Select(Relative)
            .Where(f => f.StartsWith("docs/", StringComparison.Ordinal) && f.EndsWith(".md", StringComparison.Ordinal))
            .Select(f => f["docs/".Length..])
            .Where(f => f != "README.md" && !f.StartsWith("sources/", StringComparison.Ordinal) && !f.StartsWith("examples/", StringComparison.Ordinal))
            .Where(f => !index.Contains($"({f})", StringComparison.Ordinal));
        Assert.Empty(missing);
    }

    private static bool Leads(string from, string target)
    {
        var (path, anchor) = target.Split('#', 2) is [var p, var a] ? (p, a) : (target, null);
        var file = path.Length == 0 ? from : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(from)!, Uri.UnescapeDataString(path)));
        return anchor is null
            ? File.Exists(file) || Directory.Exists(file)
            : File.Exists(file) && Anchors(file).Contains(anchor, StringComparer.Ordinal);
    }

    /// <summary>What a page offers to be cited: its anchors, or where it has none its headings but the title.</summary>
    private static IEnumerable<string> OwnAnchors(string document)
    {
        var given = AnchorTag().Matches(File.ReadAllText(document)).Select(m => m.Groups["name"].Value).ToArray();
        return given.Length > 0 ? given : Anchors(document).Skip(1);
    }

    private static IEnumerable<string> Anchors(string document)
    {
        var text = File.ReadAllText(document);
        return AnchorTag().Matches(text).Select(m => (m.Index, Name: m.Groups["name"].Value))
            .Concat(Heading().Matches(text).Select(m => (m.Index, Name: AnchorOf(m.Groups["text"].Value))))
            .OrderBy(a => a.Index)
            .Select(a => a.Name)
            .Distinct(StringComparer.Ordinal);
    }

    /// <summary>The anchor that a forge makes of a heading: lower case, no punctuation, hyphens for spaces.</summary>
    private static string AnchorOf(string heading) => string.Concat(heading.Trim()
        .Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_')
        .Select(c => c == ' ' ? '-' : char.ToLowerInvariant(c)));

    private static IEnumerable<string> Files() =>
        new[] { "src", "firmware-sim", "bench", "tests", "eng", "docs", ".ci" }
            .Select(folder => Path.Combine(Root, folder))
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(Root))
            .Where(f => Citing.Contains(Path.GetExtension(f), StringComparer.Ordinal))
            .Where(f => !Generated().IsMatch(Relative(f)));

    private static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    [GeneratedRegex(@"!?\[[^\]]*\]\((?<target>[^)\s]+)\)")]
    private static partial Regex MarkdownLink();

    [GeneratedRegex(@"(?<![\w/.])docs/[\w./-]+\.(?:md|json|conf)(?:#[\w-]+)?")]
    private static partial Regex Citation();

    [GeneratedRegex("""<a id="(?<name>[^"]+)">""")]
    private static partial Regex AnchorTag();

    [GeneratedRegex(@"^#{1,6} (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("(^|/)(bin|obj|node_modules|wwwroot|dist|data|TestResults)/")]
    private static partial Regex Generated();
}
