using System.Globalization;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using Telemetry.Domain.Readings;

namespace Telemetry.Domain.Waste;

/// <summary>How full a bin is, by one reading of its sensor. A reading that says nothing is a fill without a percentage, and says why.</summary>
/// <param name="ObservedAt">Observation time of the reading.</param>
/// <param name="Percent">0 to 100 % of what <paramref name="Basis"/> calls full; null when the reading gives none.</param>
/// <param name="Litres">Waste in the bin, l, by its capacity and what 100 % means; null with the percentage.</param>
/// <param name="DistanceMm">As measured, mm; null for a reported fill and for a failed reading.</param>
/// <param name="Flag">Of the reading.</param>
/// <param name="Rate">Null with a reason in <paramref name="NoRate"/>.</param>
public sealed record BinFill(
    BinId Bin,
    DateTimeOffset ObservedAt,
    double? Percent,
    double? Litres,
    double? DistanceMm,
    FillNote Note,
    Flag Flag,
    FillBasis Basis,
    FillRate? Rate,
    NoRateReason? NoRate) : Outcome
{
    public override string Key => string.Create(CultureInfo.InvariantCulture, $"{Bin}/{ObservedAt.UtcDateTime:O}");

    public override DateTimeOffset EventTime => ObservedAt;
}
