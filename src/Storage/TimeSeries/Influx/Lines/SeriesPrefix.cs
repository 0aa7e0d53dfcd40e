using System.Buffers;

namespace Telemetry.Storage.TimeSeries.Influx.Lines;

/// <summary>A series' measurement and tags, encoded once: what each of its lines begins with.</summary>
internal sealed class SeriesPrefix
{
    private readonly byte[] _bytes;

    private SeriesPrefix(string measurement, byte[] bytes)
    {
        Measurement = measurement;
        MeasurementHash = measurement.GetHashCode(StringComparison.Ordinal);
        _bytes = bytes;
    }

    public string Measurement { get; }

    public int MeasurementHash { get; }

    /// <summary>Up to and with the space before the first field.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <param name="prefix">Not null when nothing was refused.</param>
    public static LineRefusal Create(string measurement, IEnumerable<KeyValuePair<string, string>> tags, out SeriesPrefix? prefix)
    {
        prefix = null;
        var bytes = new ArrayBufferWriter<byte>(64);
        var refusal = LineText.Measurement(measurement, bytes);
        string? last = null;

        // The server sorts a series' tags by their bytes; lines that come so cost it less.
        foreach (var (name, value) in tags.OrderBy(tag => tag.Key, StringComparer.Ordinal))
        {
            refusal = refusal != LineRefusal.None ? refusal : name == last ? LineRefusal.DuplicateTag : Tag(name, value, bytes);
            last = name;
        }

        refusal = refusal == LineRefusal.None && bytes.WrittenCount > LineText.MostKeyBytes ? LineRefusal.KeyTooLong : refusal;
        if (refusal == LineRefusal.None)
        {
            bytes.Write(" "u8);
            prefix = new SeriesPrefix(measurement, bytes.WrittenSpan.ToArray());
        }

        return refusal;
    }

    private static LineRefusal Tag(string name, string value, ArrayBufferWriter<byte> bytes)
    {
        bytes.Write(","u8);
        var refusal = LineText.Key(name, bytes);
        bytes.Write("="u8);
        return refusal == LineRefusal.None ? LineText.TagValue(value, bytes) : refusal;
    }
}
