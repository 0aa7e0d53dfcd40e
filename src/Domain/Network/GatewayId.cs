namespace Telemetry.Domain.Network;

/// <summary>Names a gateway: A device that publishes for itself or for other sensors. Letters, digits, '-', '_' and '.', at most 64 characters (see <see cref="Identifier"/>).</summary>
public readonly record struct GatewayId(string Value) : IComparable<GatewayId>
{
    public int CompareTo(GatewayId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;

    public static bool operator <(GatewayId left, GatewayId right) => left.CompareTo(right) < 0;
    public static bool operator <=(GatewayId left, GatewayId right) => left.CompareTo(right) <= 0;
    public static bool operator >(GatewayId left, GatewayId right) => left.CompareTo(right) > 0;
    public static bool operator >=(GatewayId left, GatewayId right) => left.CompareTo(right) >= 0;
}
