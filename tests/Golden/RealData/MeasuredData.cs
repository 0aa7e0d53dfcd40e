namespace Telemetry.Tests.Golden.RealData;

/// <summary>The measured data that the project does not ship. Tests that need it are skipped, visibly, where it is absent.</summary>
internal static class MeasuredData
{
    public const string Variable = "TELEMETRY_DATA";

    public static string Require(string relativePath)
    {
        var folder = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(string.IsNullOrEmpty(folder), $"set {Variable} to the folder with the measured data");
        var path = Path.Combine(folder!, relativePath);
        Assert.SkipUnless(File.Exists(path), $"{relativePath} is not in {Variable}");
        return path;
    }

    /// <summary>The rows of a CSV file without quotes in it, by column name.</summary>
    public static IEnumerable<IReadOnlyDictionary<string, string>> Rows(string path)
    {
        string[]? header = null;
        foreach (var line in File.ReadLines(path))
        {
            var fields = Split(line);
            if (header is null)
            {
                header = fields;
                continue;
            }

            yield return header.Zip(fields).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal);
        }
    }

    private static string[] Split(string line)
    {
        var fields = new List<string>();
        var start = 0;
        var quoted = false;
        for (var i = 0; i <= line.Length; i++)
        {
            if (i < line.Length && line[i] == '"')
            {
                quoted = !quoted;
            }
            else if (i == line.Length || (line[i] == ',' && !quoted))
            {
                fields.Add(line[start..i].Trim('"'));
                start = i + 1;
            }
        }

        return [.. fields];
    }
}
