namespace Telemetry.Domain.Network;

/// <summary>Names a route: A gritting route. Letters, digits, '-', '_' and '.', at most 64 characters (see <see cref="Identifier"/>).</summary>
public readonly record struct RouteId(string Value) : IComparable<RouteId>
{
    public int CompareTo(RouteId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;

    public static bool operator <(RouteId left, RouteId right) => left.CompareTo(right) < 0;
    public static bool operator <=(RouteId left, RouteId right) => left.CompareTo(right) <= 0;
    public static bool operator >(RouteId left, RouteId right) => left.CompareTo(right) > 0;
    public static bool operator >=(RouteId left, RouteId right) => left.CompareTo(right) >= 0;
}
