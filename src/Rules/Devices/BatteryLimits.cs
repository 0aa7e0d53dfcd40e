using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.Devices;

/// <summary>The thresholds of one battery, by what it is measured in and, for a voltage, by what it is.</summary>
internal readonly record struct BatteryLimits(double Low, double Critical, double Deadband, string Unit)
{
    public static bool Apply(Quantity quantity) => ReferenceEquals(quantity, Quantity.BatteryLevel) || ReferenceEquals(quantity, Quantity.BatteryVoltage);

    public static BatteryLimits Of(SeriesView series, BatteryRuleOptions options)
    {
        if (ReferenceEquals(series.Quantity, Quantity.BatteryLevel))
        {
            return new BatteryLimits(options.LowPercent, options.CriticalPercent, options.DeadbandPercent, "%");
        }

        // A 12 V battery that is nearly dead is still one, and not a cell that is full.
        var isCell = true;
        foreach (var observation in series.NewestFirst())
        {
            if (observation.Flag < Flag.Fail && observation.Value >= options.CellsBelowVolts)
            {
                isCell = false;
                break;
            }
        }

        return isCell
            ? new BatteryLimits(options.LowCellVolts, options.CriticalCellVolts, options.DeadbandCellVolts, "V")
            : new BatteryLimits(options.LowVolts, options.CriticalVolts, options.DeadbandVolts, "V");
    }
}
