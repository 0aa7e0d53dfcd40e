using System.ComponentModel.DataAnnotations;

namespace Telemetry.Rules.Devices;

/// <summary>When a battery is said to be low or falling.</summary>
public sealed class BatteryRuleOptions : IValidatableObject
{
    public const string Section = "Telemetry:Devices:Battery";

    /// <summary>A battery is low below this charge, default 20 %. Higher tells sooner, of more batteries.</summary>
    [Range(0.0, 100)]
    public double LowPercent { get; set; } = 20;

    /// <summary>The warning becomes major below this charge, default 10 %.</summary>
    [Range(0.0, 100)]
    public double CriticalPercent { get; set; } = 10;

    /// <summary>A low battery is well again this far above <see cref="LowPercent"/>, default 5 points. Less chatters in the cold of a night.</summary>
    [Range(0.0, 50)]
    public double DeadbandPercent { get; set; } = 5;

    /// <summary>
    /// A cell (a battery under <see cref="CellsBelowVolts"/>) is low below this, default 2.75 V, where a maker of lithium sensors sets its flag
    /// (docs/sources/devices.md#batteries). Other chemistries need another: look at the data sheet.
    /// </summary>
    [Range(0.0, 60)]
    public double LowCellVolts { get; set; } = 2.75;

    /// <summary>The warning becomes major below this, default 2.54 V, where the same sensors stop sending.</summary>
    [Range(0.0, 60)]
    public double CriticalCellVolts { get; set; } = 2.54;

    /// <summary>A low cell is well again this far above <see cref="LowCellVolts"/>, default 0.05 V.</summary>
    [Range(0.0, 10)]
    public double DeadbandCellVolts { get; set; } = 0.05;

    /// <summary>A 12 V battery is low below this, default 12.0 V (lead acid under a light load; our own choice). Solar stations dip each night: lower for those.</summary>
    [Range(0.0, 60)]
    public double LowVolts { get; set; } = 12.0;

    /// <summary>The warning becomes major below this, default 11.5 V, about where charge controllers disconnect the load.</summary>
    [Range(0.0, 60)]
    public double CriticalVolts { get; set; } = 11.5;

    /// <summary>A low 12 V battery is well again this far above <see cref="LowVolts"/>, default 0.2 V.</summary>
    [Range(0.0, 10)]
    public double DeadbandVolts { get; set; } = 0.2;

    /// <summary>A battery that never had this voltage in the look-back is taken for a cell, default 7 V: between two lithium cells in series and a 12 V battery that is dead.</summary>
    [Range(0.0, 60)]
    public double CellsBelowVolts { get; set; } = 7;

    /// <summary>A falling battery is told of when it would be critical within this many days, default 7. More days, more often wrong.</summary>
    [Range(0.5, 90)]
    public double FallingDays { get; set; } = 7;

    /// <summary>Pairs of readings a day apart that a fall is told from, default 12; with fewer nothing is said. Fewer tells sooner and is less sure.</summary>
    [Range(4, 1000)]
    public int FallingPairs { get; set; } = 12;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (CriticalPercent >= LowPercent || CriticalCellVolts >= LowCellVolts || CriticalVolts >= LowVolts)
        {
            yield return new ValidationResult("Each critical threshold of a battery must be below its low one.", [nameof(CriticalPercent), nameof(CriticalCellVolts), nameof(CriticalVolts)]);
        }
    }
}
