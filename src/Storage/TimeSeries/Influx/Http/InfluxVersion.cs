using System.Globalization;

namespace Telemetry.Storage.TimeSeries.Influx.Http;

/// <summary>Reads versions as servers report them: <c>1.6.7~rc0</c>, <c>v2.7.1</c>, <c>3.0.0-beta</c>. docs/sources/storage.md#influx-version</summary>
internal static class InfluxVersion
{
    /// <summary>The write route of a version: <c>/api/v2/write</c> came with 1.8.</summary>
    /// <param name="version">Null when none is reported, as by VictoriaMetrics, which answers both routes. One that can't be read (<c>unknown</c>, a build of one's own) gets the older route, which they all have.</param>
    public static InfluxWriteRoute RouteOf(string? version) =>
        version is null ? InfluxWriteRoute.V2
        : TryRead(version, out var major, out var minor) && (major > 1 || (major == 1 && minor >= 8)) ? InfluxWriteRoute.V2
        : InfluxWriteRoute.V1;

    private static bool TryRead(string version, out int major, out int minor)
    {
        minor = 0;
        var text = version.AsSpan().Trim().TrimStart("vV");
        var dot = text.IndexOf('.');
        return Number(dot < 0 ? text : text[..dot], out major) && (dot < 0 || Number(text[(dot + 1)..], out minor));
    }

    private static bool Number(ReadOnlySpan<char> text, out int number)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        return int.TryParse(end < 0 ? text : text[..end], NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
