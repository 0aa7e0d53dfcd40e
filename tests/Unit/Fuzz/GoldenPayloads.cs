namespace Telemetry.Tests.Unit.Fuzz;

/// <summary>The messages of tests/Golden/decoding.</summary>
internal static class GoldenPayloads
{
    public static byte[][] All() =>
        [.. Directory.EnumerateFiles(Repository.Path("tests", "Golden", "decoding"), "payload.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];

    /// <summary>Files of that name below tests/Golden/replay, the smallest first.</summary>
    public static byte[][] Replayed(string name, int most, int mostBytes) =>
    [
        .. Directory.EnumerateFiles(Repository.Path("tests", "Golden", "replay"), name, SearchOption.AllDirectories)
            .OrderBy(f => new FileInfo(f).Length).ThenBy(f => f, StringComparer.Ordinal).Take(most).Select(File.ReadAllBytes).Select(b => Lines(b, mostBytes)),
    ];

    /// <summary>Its first lines, as many as are within the size.</summary>
    private static byte[] Lines(byte[] file, int most) => file.Length <= most ? file : file[..(file.AsSpan(0, most).LastIndexOf((byte)'\n') + 1)];
}
