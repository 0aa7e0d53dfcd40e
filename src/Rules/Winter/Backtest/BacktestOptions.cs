using System.ComponentModel.DataAnnotations;

namespace Telemetry.Rules.Winter.Backtest;

/// <summary>What the back-test reckons with in tonnes and money. Sources: docs/sources/winter.md#backtest-costs.</summary>
public sealed class BacktestOptions
{
    public const string Section = "Telemetry:Backtest";

    /// <summary>Cost of treating a kilometre once, all but the salt, £/km. Default 19 (Lincolnshire 2023–2025, its whole winter spending over kilometres salted and travelled, less the salt). A council's own marginal cost is lower; too low makes false alarms look free.</summary>
    [Range(0.0, 10_000.0)]
    public double PoundsPerKm { get; set; } = 19;

    /// <summary>Price of salt, £/t. Default 22.5 (the middle of £20 to £25, Hansard 2010; imported salt then £50 to £95). Set the contract's.</summary>
    [Range(0.0, 10_000.0)]
    public double PoundsPerTonne { get; set; } = 22.5;

    /// <summary>Loss on a night that needed treating and got none, in costs of the treatment it needed. Default 8 (benefit about 8 to 1). Higher favours treating in doubt.</summary>
    [Range(1.0, 1000.0)]
    public double LossPerTreatment { get; set; } = 8;

    /// <summary>Salt of a night on which the matrix leaves the rate to a person, g/m² in all. Default 30 (its coldest frost row, wet: 2 × 15).</summary>
    [Range(0.0, 200.0)]
    public double GramsWhereAPersonDecides { get; set; } = 30;

    /// <summary>How often "again and again" is in a night. Default 3 (the platform's own).</summary>
    [Range(1, 20)]
    public int SuccessiveTreatments { get; set; } = 3;
}
