using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;

namespace Telemetry.Rules.Winter;

/// <summary>How much of a material's weight is salt: pre-wetted salt is 70 % dry salt and 30 % brine of 23 % (docs/sources/winter.md#matrix).</summary>
internal static class SaltShare
{
    private const double Brine = 0.23;
    private const double PreWet = 0.7 + (0.3 * Brine);

    public static double Of(SaltType salt) => salt == SaltType.PreWet ? PreWet : 1;

    /// <summary>Zero for what is no salt, or not known to be.</summary>
    public static double Of(SpreadMaterial material) => material switch
    {
        SpreadMaterial.DrySalt => 1,
        SpreadMaterial.PreWetSalt => PreWet,
        SpreadMaterial.Brine => Brine,
        _ => 0,
    };
}
