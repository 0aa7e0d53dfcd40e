using System.Buffers;
using System.Text;

namespace Telemetry.Storage.TimeSeries.Influx.Lines;

/// <summary>Names and texts as line protocol spells them. docs/sources/storage.md#line-protocol</summary>
internal static class LineText
{
    /// <summary>Longest text of a field, bytes of UTF-8.</summary>
    public const int MostTextBytes = 64 * 1024;

    /// <summary>Longest series key that 1.x takes, bytes.</summary>
    public const int MostKeyBytes = 65_535;

    private const string EscapedInMeasurement = ", ";
    private const string EscapedInKey = ",= ";

    private static readonly SearchValues<char> Controls = SearchValues.Create([.. Enumerable.Range(0, 256).Select(c => (char)c).Where(char.IsControl)]);

    /// <summary>Appends a measurement's name.</summary>
    public static LineRefusal Measurement(ReadOnlySpan<char> name, IBufferWriter<byte> to) =>
        name.StartsWith('#') ? LineRefusal.CommentName
        : name.StartsWith('_') ? LineRefusal.ReservedName
        : Escape(name, EscapedInMeasurement, to);

    /// <summary>Appends the name of a tag or a field.</summary>
    public static LineRefusal Key(ReadOnlySpan<char> name, IBufferWriter<byte> to) =>
        name.StartsWith('_') || name is "time" ? LineRefusal.ReservedName : Escape(name, EscapedInKey, to);

    /// <summary>Appends the value of a tag.</summary>
    public static LineRefusal TagValue(ReadOnlySpan<char> value, IBufferWriter<byte> to) =>
        value.IsEmpty ? LineRefusal.EmptyTag : Escape(value, EscapedInKey, to);

    /// <summary>Appends a text field's value with its quotes.</summary>
    public static LineRefusal Text(ReadOnlySpan<char> text, IBufferWriter<byte> to)
    {
        // A char is at most three bytes: what is surely short enough need not be counted.
        if (text.Length > MostTextBytes / 3 && (text.Length > MostTextBytes || Encoding.UTF8.GetByteCount(text) > MostTextBytes))
        {
            return LineRefusal.TextTooLong;
        }

        if (text.ContainsAny(Controls))
        {
            return LineRefusal.ControlCharacter;
        }

        to.Write("\""u8);
        var refusal = Append(text, "\"\\", to);
        to.Write("\""u8);
        return refusal;
    }

    private static LineRefusal Escape(ReadOnlySpan<char> name, string escaped, IBufferWriter<byte> to)
    {
        if (name.IsEmpty)
        {
            return LineRefusal.EmptyName;
        }

        if (name.ContainsAny(Controls))
        {
            return LineRefusal.ControlCharacter;
        }

        for (var i = name.IndexOf('\\'); i >= 0 && i < name.Length; i++)
        {
            // '=' is escaped in keys only, but versions differ in how they read "\=" in a measurement.
            if (name[i] == '\\' && (i == name.Length - 1 || name[i + 1] is '\\' or ',' or '=' or ' ' or '"'))
            {
                return LineRefusal.AmbiguousBackslash;
            }
        }

        return Append(name, escaped, to);
    }

    private static LineRefusal Append(ReadOnlySpan<char> text, ReadOnlySpan<char> escaped, IBufferWriter<byte> to)
    {
        while (true)
        {
            var next = text.IndexOfAny(escaped);
            var plain = next < 0 ? text : text[..next];
            var span = to.GetSpan((plain.Length * 3) + 2);
            if (System.Text.Unicode.Utf8.FromUtf16(plain, span, out _, out var written, replaceInvalidSequences: false) != OperationStatus.Done)
            {
                return LineRefusal.NotUnicode;
            }

            if (next < 0)
            {
                to.Advance(written);
                return LineRefusal.None;
            }

            span[written] = (byte)'\\';
            span[written + 1] = (byte)text[next];
            to.Advance(written + 2);
            text = text[(next + 1)..];
        }
    }
}
