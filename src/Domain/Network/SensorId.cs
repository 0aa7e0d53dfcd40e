namespace Telemetry.Domain.Network;

/// <summary>Names a sensor: One device at a site. Letters, digits, '-', '_' and '.', at most 64 characters (see <see cref="Identifier"/>).</summary>
public readonly record struct SensorId(string Value) : IComparable<SensorId>
{
    public int CompareTo(SensorId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;

    public static bool operator <(SensorId left, SensorId right) => left.CompareTo(right) < 0;
    public static bool operator <=(SensorId left, SensorId right) => left.CompareTo(right) <= 0;
    public static bool operator >(SensorId left, SensorId right) => left.CompareTo(right) > 0;
    public static bool operator >=(SensorId left, SensorId right) => left.CompareTo(right) >= 0;
}
