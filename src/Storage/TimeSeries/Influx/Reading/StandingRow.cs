namespace Telemetry.Storage.TimeSeries.Influx.Reading;

/// <summary>A reading as its corrections, taken in the order of their recording, let it stand.</summary>
internal readonly record struct StandingRow(RawRow Row, bool IsReDecoded = false, bool IsWithdrawn = false)
{
    /// <summary>A revision of the flag is of the first value: it says nothing of one that was put in its place.</summary>
    public StandingRow With(in StoredCorrection correction) => correction switch
    {
        { Kind: CorrectionKind.ReDecode, Value: { } value } => new(Flagged(correction) with { Value = value }, IsReDecoded: true),
        { Kind: CorrectionKind.ReDecode } => this with { IsWithdrawn = true },
        { Kind: CorrectionKind.Flag } when !IsReDecoded => this with { Row = Flagged(correction) },
        _ => this,
    };

    private RawRow Flagged(in StoredCorrection correction) => Row with { Flag = correction.Flag ?? Row.Flag, Test = correction.Test ?? Row.Test };
}
