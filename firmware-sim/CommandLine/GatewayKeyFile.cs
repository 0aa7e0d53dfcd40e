namespace Telemetry.FirmwareSim.CommandLine;

/// <summary>Reads gateway keys: a line each, <c>gateway-id key</c>; empty lines and lines that begin with # are passed over.</summary>
internal static class GatewayKeyFile
{
    private static readonly char[] Separators = [' ', '\t', ',', '='];

    public static IReadOnlyDictionary<string, string> Read(string path)
    {
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            var text = line.Trim();
            if (text.Length == 0 || text[0] == '#')
            {
                continue;
            }

            // The line itself is not repeated: it may hold a key.
            var parts = text.Split(Separators, 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (parts.Length != 2 || !keys.TryAdd(parts[0], parts[1]))
            {
                throw new ArgumentException($"{path}, line {number}: expected 'gateway-id key', each gateway once.");
            }
        }

        return keys;
    }
}
