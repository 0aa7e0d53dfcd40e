namespace Telemetry.Tests.Contract.TimeSeries.Influx.Lines;

/// <summary>A point to write: any names, any texts, fields of four kinds (double, long, bool, string).</summary>
internal sealed record SomePoint(string Measurement, IReadOnlyList<KeyValuePair<string, string>> Tags, IReadOnlyList<KeyValuePair<string, object>> Fields, long Nanoseconds)
{
    /// <summary>What makes it this point and no other.</summary>
    public string Key => Identity(Measurement, Tags, Nanoseconds);

    public static string Identity(string measurement, IEnumerable<KeyValuePair<string, string>> tags, long nanoseconds) =>
        $"{measurement}\0{string.Join('\0', tags.OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => $"{tag.Key}\u0001{tag.Value}"))}\0{nanoseconds}";

    public override string ToString() =>
        $"{Measurement} {{{string.Join(", ", Tags)}}} {{{string.Join(", ", Fields)}}} {Nanoseconds}";
}
