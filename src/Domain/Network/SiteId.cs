namespace Telemetry.Domain.Network;

/// <summary>Names a site: A place with coordinates. Letters, digits, '-', '_' and '.', at most 64 characters (see <see cref="Identifier"/>).</summary>
public readonly record struct SiteId(string Value) : IComparable<SiteId>
{
    public int CompareTo(SiteId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;

    public static bool operator <(SiteId left, SiteId right) => left.CompareTo(right) < 0;
    public static bool operator <=(SiteId left, SiteId right) => left.CompareTo(right) <= 0;
    public static bool operator >(SiteId left, SiteId right) => left.CompareTo(right) > 0;
    public static bool operator >=(SiteId left, SiteId right) => left.CompareTo(right) >= 0;
}
