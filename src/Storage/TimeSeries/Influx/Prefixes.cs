using Telemetry.Storage.TimeSeries.Influx.Lines;

namespace Telemetry.Storage.TimeSeries.Influx;

/// <summary>Series prefixes of names that are known to be good: identifiers and our own words.</summary>
internal static class Prefixes
{
    public static SeriesPrefix Of(string measurement, params ReadOnlySpan<(string Name, string Value)> tags)
    {
        var pairs = new KeyValuePair<string, string>[tags.Length];
        for (var i = 0; i < tags.Length; i++)
        {
            pairs[i] = KeyValuePair.Create(tags[i].Name, tags[i].Value);
        }

        return SeriesPrefix.Create(measurement, pairs, out var prefix) is var refusal and not LineRefusal.None
            ? throw new ArgumentException($"{measurement} with {string.Join(", ", pairs)} can't be written: {refusal}.", nameof(tags))
            : prefix!;
    }
}
