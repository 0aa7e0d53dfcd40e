using System.Buffers.Binary;
using System.Text;

namespace Telemetry.Ingest.Journal.Codec;

/// <summary>Lays a record's fields one after the other. The span must be as long as <see cref="JournalCodec.MaxSize"/> says.</summary>
internal ref struct RecordWriter(Span<byte> destination)
{
    private readonly Span<byte> _destination = destination;

    public int Length { get; private set; }

    public void Byte(byte value) => _destination[Length++] = value;

    public void Fixed64(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(_destination[Length..], value);
        Length += sizeof(long);
    }

    /// <summary>Seven bits a byte, lowest first.</summary>
    public void Unsigned(ulong value)
    {
        while (value >= 0x80)
        {
            Byte((byte)(value | 0x80));
            value >>= 7;
        }

        Byte((byte)value);
    }

    /// <summary>Zigzag, so that small negative numbers are short too.</summary>
    public void Signed(long value) => Unsigned((ulong)((value << 1) ^ (value >> 63)));

    public void Bytes(ReadOnlySpan<byte> value)
    {
        Unsigned((ulong)value.Length);
        value.CopyTo(_destination[Length..]);
        Length += value.Length;
    }

    /// <summary>0 is null, else the length in UTF-8 plus one.</summary>
    public void Text(string? value)
    {
        if (value is null)
        {
            Byte(0);
            return;
        }

        // Nearly every text is short ASCII, whose length in UTF-8 needs no counting pass: write behind one length byte.
        if (value.Length < 0x7F && Ascii.FromUtf16(value, _destination[(Length + 1)..], out var written) == System.Buffers.OperationStatus.Done)
        {
            Byte((byte)(written + 1));
            Length += written;
            return;
        }

        Unsigned((ulong)Encoding.UTF8.GetByteCount(value) + 1);
        Length += Encoding.UTF8.GetBytes(value, _destination[Length..]);
    }

    public void RequiredText(string? value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Text(value);
    }
}
