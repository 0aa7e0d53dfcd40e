using System.Globalization;

namespace Telemetry.Storage.TimeSeries.Influx.Lines;

/// <summary>
/// Writes points in InfluxDB's line protocol, in UTF-8, into a batch: begin a line, give its fields, end it. A point that can't
/// be written is refused with the reason and leaves nothing behind. Nothing is allocated for a line.
/// </summary>
internal sealed class LineProtocolWriter(LineBatch lines)
{
    /// <summary>Longest a number gets: <c>-1.2345678901234567E+308</c> or <c>-9223372036854775808i</c>.</summary>
    private const int MostNumberBytes = 32;

    private LineRefusal _refusal;
    private bool _hasField;
    private int _shape;

    public void Begin(SeriesPrefix series)
    {
        lines.Abandon();
        lines.Write(series.Bytes);
        _refusal = LineRefusal.None;
        _hasField = false;
        _shape = series.MeasurementHash;
    }

    /// <summary>A float. It is read back with the same bits, but for what is no number.</summary>
    public void Field(FieldName name, double value)
    {
        if (!double.IsFinite(value))
        {
            Refuse(LineRefusal.NotFinite);
            return;
        }

        var span = Name(name, 'f', MostNumberBytes, out var written);
        value.TryFormat(span[written..], out var digits, provider: CultureInfo.InvariantCulture);
        lines.Advance(written + digits);
    }

    /// <summary>A signed integer.</summary>
    public void Field(FieldName name, long value)
    {
        var span = Name(name, 'i', MostNumberBytes, out var written);
        value.TryFormat(span[written..], out var digits, provider: CultureInfo.InvariantCulture);
        span[written + digits] = (byte)'i';
        lines.Advance(written + digits + 1);
    }

    public void Field(FieldName name, bool value)
    {
        var span = Name(name, 'b', 1, out var written);
        span[written] = value ? (byte)'t' : (byte)'f';
        lines.Advance(written + 1);
    }

    public void Field(FieldName name, ReadOnlySpan<char> text)
    {
        _ = Name(name, 's', 0, out var written);
        lines.Advance(written);
        Refuse(LineText.Text(text, lines));
    }

    /// <summary>Ends the line with its time since 1970, or takes it back.</summary>
    /// <returns><see cref="LineRefusal.None"/> when the line stands in the batch.</returns>
    public LineRefusal End(long nanoseconds)
    {
        // The ends of the range are the server's own marks. docs/sources/storage.md#line-protocol
        Refuse(nanoseconds < long.MinValue + 2 || nanoseconds > long.MaxValue - 1 ? LineRefusal.TimeOutOfRange : LineRefusal.None);
        Refuse(_hasField ? LineRefusal.None : LineRefusal.NoField);
        if (_refusal != LineRefusal.None)
        {
            lines.Abandon();
            return _refusal;
        }

        var span = lines.GetSpan(MostNumberBytes);
        span[0] = (byte)' ';
        nanoseconds.TryFormat(span[1..], out var written, provider: CultureInfo.InvariantCulture);
        span[written + 1] = (byte)'\n';
        lines.Advance(written + 2);
        lines.Complete(nanoseconds, _shape);
        return LineRefusal.None;
    }

    /// <summary>Puts the name into a span that has room for the value behind it.</summary>
    private Span<byte> Name(FieldName name, char type, int room, out int written)
    {
        var bytes = _hasField ? name.AsFurther : name.AsFirst;
        var span = lines.GetSpan(bytes.Length + room);
        bytes.CopyTo(span);
        written = bytes.Length;
        _hasField = true;
        _shape = HashCode.Combine(_shape, name.Hash, type);
        return span;
    }

    /// <summary>The first reason is the one that is told.</summary>
    private void Refuse(LineRefusal refusal) => _refusal = _refusal == LineRefusal.None ? refusal : _refusal;
}
