namespace Telemetry.Storage.TimeSeries.Influx.Http;

/// <summary>Tells refusals apart by the words of the versions. docs/sources/storage.md#influx-bisect</summary>
internal static class RefusalCause
{
    private static readonly string[] AboutLines =
    [
        "partial write", "unable to parse", "parsing failed", "unprocessable", "max-values-per-tag", "max-series-per-database", "max key length",
    ];

    public static RefusalKind Of(string reason) =>
        Has(reason, "field type conflict") ? RefusalKind.FieldType
        : Has(reason, "retention policy") && (Has(reason, "beyond") || Has(reason, "outside")) ? RefusalKind.Retention
        : AboutLines.Any(words => Has(reason, words)) ? RefusalKind.Line
        : RefusalKind.Unknown;

    private static bool Has(string reason, string words) => reason.Contains(words, StringComparison.OrdinalIgnoreCase);
}
