using System.Text;
using Telemetry.Domain.Quantities;

namespace Telemetry.Ingest.Decoding;

/// <summary>
/// The unit names a SenML record may bear: the quantity's canonical unit, or the SenML registry's other name for the very
/// same unit. Nothing is converted: a scaled unit is answered with the right one.
/// </summary>
/// <remarks>docs/sources/wire-format.md#senml-units</remarks>
internal static class SenmlUnits
{
    private static readonly byte[][] Canonical = BuildCanonical();

    public static bool Matches(Quantity quantity, ReadOnlySpan<byte> unit) =>
        unit.SequenceEqual(Canonical[quantity.Code])
        || (quantity.Unit == "%" && (unit.SequenceEqual("/100"u8)
            || (unit.SequenceEqual("%RH"u8) && quantity == Quantity.RelativeHumidity)
            || (unit.SequenceEqual("%EL"u8) && quantity == Quantity.BatteryLevel)));

    private static byte[][] BuildCanonical()
    {
        var units = new byte[256][];
        foreach (var quantity in QuantityCatalogue.All)
        {
            units[quantity.Code] = Encoding.UTF8.GetBytes(quantity.Unit);
        }

        return units;
    }
}
