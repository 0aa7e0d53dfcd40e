namespace Telemetry.Domain.Network;

/// <summary>Names a bin: A waste container. Letters, digits, '-', '_' and '.', at most 64 characters (see <see cref="Identifier"/>).</summary>
public readonly record struct BinId(string Value) : IComparable<BinId>
{
    public int CompareTo(BinId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;

    public static bool operator <(BinId left, BinId right) => left.CompareTo(right) < 0;
    public static bool operator <=(BinId left, BinId right) => left.CompareTo(right) <= 0;
    public static bool operator >(BinId left, BinId right) => left.CompareTo(right) > 0;
    public static bool operator >=(BinId left, BinId right) => left.CompareTo(right) >= 0;
}
