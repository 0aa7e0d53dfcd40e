using Telemetry.Domain.Readings;
using Telemetry.Domain.Waste;

namespace Telemetry.Rules.Waste;

/// <summary>A reading of a bin's sensor as a fill.</summary>
/// <param name="Percent">0 to 100, to a tenth; null when the reading gives no fill.</param>
/// <param name="DistanceMm">Null for a reported fill and for a failed reading.</param>
internal readonly record struct FillSample(
    DateTimeOffset At, double? Percent, double? DistanceMm, FillNote Note, Flag Flag, DateTimeOffset ReceivedAt)
{
    /// <summary>Good enough to conclude from.</summary>
    public bool IsUsable => Percent is not null && Flag == Flag.Pass;

    /// <summary>The true fill may be higher than said.</summary>
    public bool IsSaturated => Note is FillNote.Full or FillNote.InDeadZone;
}
