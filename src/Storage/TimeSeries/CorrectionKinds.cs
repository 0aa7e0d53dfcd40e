namespace Telemetry.Storage.TimeSeries;

/// <summary>The names of the kinds, as a correction is given out and as InfluxDB has them.</summary>
internal static class CorrectionKinds
{
    public const string Conflict = "conflict";
    public const string Flag = "flag";
    public const string ReDecode = "redecode";

    public static string NameOf(CorrectionKind kind) => kind switch
    {
        CorrectionKind.Conflict => Conflict,
        CorrectionKind.Flag => Flag,
        CorrectionKind.ReDecode => ReDecode,
        _ => throw new InvalidDataException($"The store holds a correction of kind {(byte)kind}, which this version does not know. A newer one wrote it."),
    };

    public static CorrectionKind Of(string name) => name switch
    {
        Conflict => CorrectionKind.Conflict,
        Flag => CorrectionKind.Flag,
        ReDecode => CorrectionKind.ReDecode,
        _ => throw new InvalidDataException($"A correction of kind '{name}' can't be kept here."),
    };
}
