namespace Telemetry.Rules.QualityControl;

/// <summary>The limits of one quantity, in its canonical unit. Null leaves a limit as the table has it; "Infinity" (or a very long time) switches it off.</summary>
/// <remarks>Defaults and their sources: <see cref="QualityLimitsTable"/> and docs/sources/quality-control.md.</remarks>
public sealed record QualityLimits
{
    /// <summary>SensorRange: below it a reading fails.</summary>
    public double? Minimum { get; init; }

    /// <summary>SensorRange: above it a reading fails.</summary>
    public double? Maximum { get; init; }

    /// <summary>Step: rise per hour since the last accepted sample that makes a reading suspect.</summary>
    public double? RiseSuspect { get; init; }

    /// <summary>Step: fall per hour, as a positive number, that makes a reading suspect.</summary>
    public double? FallSuspect { get; init; }

    /// <summary>Step: rise per hour that fails a reading.</summary>
    public double? RiseFail { get; init; }

    /// <summary>Step: fall per hour, as a positive number, that fails a reading.</summary>
    public double? FallFail { get; init; }

    /// <summary>Spike: jump there and back that is suspect, for samples up to half an hour apart.</summary>
    public double? SpikeSuspect { get; init; }

    /// <summary>Spike: jump there and back that fails, for samples up to half an hour apart.</summary>
    public double? SpikeFail { get; init; }

    /// <summary>Spike: as <see cref="SpikeSuspect"/>, for samples an hour apart; in between it is interpolated, beyond it grows with the interval.</summary>
    public double? HourlySpikeSuspect { get; init; }

    /// <summary>Spike: as <see cref="SpikeFail"/>, for samples an hour apart.</summary>
    public double? HourlySpikeFail { get; init; }

    /// <summary>Spike: the jump must also exceed this many times the series' own typical change from sample to sample.</summary>
    public double? SpikeTypicalChanges { get; init; }

    /// <summary>Persistence: how long the same value makes a reading suspect.</summary>
    public TimeSpan? StuckSuspect { get; init; }

    /// <summary>Persistence: how long the same value fails a reading.</summary>
    public TimeSpan? StuckFail { get; init; }

    /// <summary>Persistence: a change up to this is none.</summary>
    public double? StuckTolerance { get; init; }

    /// <summary>Persistence: from here to <see cref="PlateauTo"/> a constant value is natural (melting ice, calm, dry, fog) and never flagged.</summary>
    public double? PlateauFrom { get; init; }

    /// <summary>Persistence: see <see cref="PlateauFrom"/>.</summary>
    public double? PlateauTo { get; init; }

    /// <summary>LikeInstrument: allowed distance from the median of at least three instruments at the site.</summary>
    public double? Like { get; init; }

    internal QualityLimits Over(QualityLimits table) => new()
    {
        Minimum = Minimum ?? table.Minimum,
        Maximum = Maximum ?? table.Maximum,
        RiseSuspect = RiseSuspect ?? table.RiseSuspect,
        FallSuspect = FallSuspect ?? table.FallSuspect,
        RiseFail = RiseFail ?? table.RiseFail,
        FallFail = FallFail ?? table.FallFail,
        SpikeSuspect = SpikeSuspect ?? table.SpikeSuspect,
        SpikeFail = SpikeFail ?? table.SpikeFail,
        HourlySpikeSuspect = HourlySpikeSuspect ?? table.HourlySpikeSuspect,
        HourlySpikeFail = HourlySpikeFail ?? table.HourlySpikeFail,
        SpikeTypicalChanges = SpikeTypicalChanges ?? table.SpikeTypicalChanges,
        StuckSuspect = StuckSuspect ?? table.StuckSuspect,
        StuckFail = StuckFail ?? table.StuckFail,
        StuckTolerance = StuckTolerance ?? table.StuckTolerance,
        PlateauFrom = PlateauFrom ?? table.PlateauFrom,
        PlateauTo = PlateauTo ?? table.PlateauTo,
        Like = Like ?? table.Like,
    };
}
