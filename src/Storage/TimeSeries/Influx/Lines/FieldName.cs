using System.Buffers;

namespace Telemetry.Storage.TimeSeries.Influx.Lines;

/// <summary>A field's name, encoded once, with what stands before and behind it.</summary>
internal sealed class FieldName
{
    private readonly byte[] _bytes;

    private FieldName(string name, byte[] bytes)
    {
        Name = name;
        Hash = name.GetHashCode(StringComparison.Ordinal);
        _bytes = bytes;
    }

    public string Name { get; }

    public int Hash { get; }

    /// <summary>With the comma that parts it from the field before.</summary>
    public ReadOnlySpan<byte> AsFurther => _bytes;

    public ReadOnlySpan<byte> AsFirst => _bytes.AsSpan(1);

    /// <summary>A name that stands in the code.</summary>
    public static FieldName Of(string name) =>
        Create(name, out var field) is var refusal and not LineRefusal.None ? throw new ArgumentException($"'{name}' can't name a field: {refusal}.", nameof(name)) : field!;

    /// <param name="field">Not null when nothing was refused.</param>
    public static LineRefusal Create(string name, out FieldName? field)
    {
        var bytes = new ArrayBufferWriter<byte>(16);
        bytes.Write(","u8);
        var refusal = LineText.Key(name, bytes);
        bytes.Write("="u8);
        field = refusal == LineRefusal.None ? new FieldName(name, bytes.WrittenSpan.ToArray()) : null;
        return refusal;
    }
}
