using System.Globalization;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;

namespace Telemetry.Domain.Waste;

/// <summary>A bin was emptied, by what its sensor saw.</summary>
/// <param name="EmptiedAt">Observation time of the first reading after it.</param>
/// <param name="ConfirmedAt">Observation time of the reading that made it sure.</param>
/// <param name="FillBefore">Last fill before, % of what the bin's calibration calls full.</param>
/// <param name="FillAfter">First fill after, %.</param>
public sealed record BinEmptying(BinId Bin, DateTimeOffset EmptiedAt, DateTimeOffset ConfirmedAt, double FillBefore, double FillAfter) : Outcome
{
    public override string Key => string.Create(CultureInfo.InvariantCulture, $"{Bin}/{EmptiedAt.UtcDateTime:O}");

    public override DateTimeOffset EventTime => EmptiedAt;
}
