namespace Telemetry.Storage.TimeSeries;

/// <summary>Microseconds since 1970 (UTC), the resolution of the stores: finer parts of a time are cut off.</summary>
internal static class Micros
{
    public const long PerHour = 3_600_000_000;

    public const long PerDay = 86_400_000_000;

    private static readonly long Epoch = DateTimeOffset.UnixEpoch.UtcTicks / TimeSpan.TicksPerMicrosecond;

    public static long Of(DateTimeOffset time) => (time.UtcTicks / TimeSpan.TicksPerMicrosecond) - Epoch;

    public static DateTimeOffset ToTime(long micros) => new((micros + Epoch) * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);

    public static DateTime ToDateTime(long micros) => new((micros + Epoch) * TimeSpan.TicksPerMicrosecond, DateTimeKind.Utc);

    public static string Sql(long micros) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"make_timestamp({micros})");
}
