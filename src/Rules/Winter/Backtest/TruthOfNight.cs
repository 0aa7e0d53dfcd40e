namespace Telemetry.Rules.Winter.Backtest;

public static class TruthOfNight
{
    /// <summary>Whether a night needed treating; null where what was measured can't tell.</summary>
    public static bool? By(this ObservedNight night, Truth truth) =>
        !night.IsEvidence ? null : truth == Truth.Froze ? night.Froze : night.IceLikely;
}
