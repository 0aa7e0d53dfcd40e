using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;

namespace Telemetry.Rules.Winter;

/// <summary>A row of the treatment matrix.</summary>
/// <param name="Id">Stable name, given with a decision.</param>
/// <param name="Condition">The row's condition in the words of the source.</param>
/// <param name="Dry">g/m² of dry salt per treatment; null where the source leaves salt or abrasive to a person.</param>
/// <param name="PreWet">g/m² of dry salt and brine together (70:30 by weight); null where the source has no figure.</param>
public sealed record MatrixRow(
    string Id, string Condition, double? Dry, double? PreWet, Treatments Treatments, bool Plough = false)
{
    /// <summary>Frost alone, with neither ice nor snow on the road nor coming down.</summary>
    internal bool IsFrost => Id.StartsWith("frost-", StringComparison.Ordinal);

    public double? Rate(SaltType salt) => salt == SaltType.PreWet ? PreWet : Dry;
}
