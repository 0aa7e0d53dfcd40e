using System.ComponentModel.DataAnnotations;
using Telemetry.Domain.Quantities;

namespace Telemetry.Rules.QualityControl;

/// <summary>How readings are checked behind the journal.</summary>
public sealed class QualityControlOptions : IValidatableObject
{
    public const string Section = "Telemetry:QualityControl";

    /// <summary>
    /// How far behind a series' newest reading a late one may come and still be judged as if it had come in order.
    /// Default 12 h. An older one has its range checked only. Longer costs 40 bytes a reading held.
    /// </summary>
    [Range(typeof(TimeSpan), "00:15:00", "7.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan Window { get; set; } = TimeSpan.FromHours(12);

    /// <summary>The most readings held for a series, whatever their age. Default 256: 12 h at three minutes. Bounds memory at 10 kB a series.</summary>
    [Range(8, 65536)]
    public int WindowReadings { get; set; } = 256;

    /// <summary>
    /// Shortest time a rate of change is taken over. Default 10 min. Below it the noise of a sensor alone exceeds a rate:
    /// 0.3 K in a minute is 18 K/h. Shorter flags more of what is only noise.
    /// </summary>
    [Range(typeof(TimeSpan), "00:01:00", "01:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan ShortestStep { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Longest time a rate of change is taken over while samples keep coming. Default 1 h. Longer believes a jumped
    /// sensor (a unit mix-up, say) sooner: a jump of 31 K passes 20 K/h after 94 minutes.
    /// </summary>
    [Range(typeof(TimeSpan), "00:10:00", "1.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan LongestStep { get; set; } = TimeSpan.FromHours(1);

    /// <summary>After this long without an accepted sample a new level is taken as it is. Default 24 h, a whole day's course; shorter believes a fault sooner.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "7.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan StepReferenceAge { get; set; } = TimeSpan.FromHours(24);

    /// <summary>
    /// A silence longer than this, or than three of the sensor's intervals if that is longer, ends a run of equal values
    /// and leaves a spike unjudged (it stays suspect). Default 2 h.
    /// </summary>
    [Range(typeof(TimeSpan), "00:10:00", "1.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan LongestGap { get; set; } = TimeSpan.FromHours(2);

    /// <summary>CrossCheck: how far a dew point may be above the air temperature, K. Default 0.5: what ±3 % of humidity is in dew point near saturation.</summary>
    [Range(0.0, 10.0)]
    public double DewPointExcess { get; set; } = 0.5;

    /// <summary>CrossCheck: how far a road surface may be above the air, K. Default 30; a Fahrenheit reading taken for Celsius is 31 above at freezing.</summary>
    [Range(1.0, 100.0)]
    public double SurfaceAboveAir { get; set; } = 30;

    /// <summary>CrossCheck: how far a road surface may be below the air, K. Default 15.</summary>
    [Range(1.0, 100.0)]
    public double SurfaceBelowAir { get; set; } = 15;

    /// <summary>CrossCheck: PM2.5 may exceed PM10 by this share. Default 0.1.</summary>
    [Range(0.0, 10.0)]
    public double FineParticlesExcessShare { get; set; } = 0.1;

    /// <summary>CrossCheck: and by this much more, µg/m³. Default 2, the noise of two hourly means; 0 flags six times as many hours at Marylebone Road.</summary>
    [Range(0.0, 100.0)]
    public double FineParticlesExcess { get; set; } = 2;

    /// <summary>Limits that differ from the table, by quantity name. Only what is given is replaced.</summary>
    public Dictionary<string, QualityLimits> Limits { get; } = new(StringComparer.Ordinal);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var (name, limits) in Limits)
        {
            if (QuantityCatalogue.Find(name) is not { } quantity)
            {
                yield return new ValidationResult($"{Section}:{nameof(Limits)}: '{name}' is not a quantity.", [nameof(Limits)]);
                continue;
            }

            var merged = For(quantity);
            if (merged.Minimum >= merged.Maximum)
            {
                yield return new ValidationResult($"{Section}:{nameof(Limits)}:{name}: the minimum must be below the maximum.", [nameof(Limits)]);
            }

            if (merged.RiseSuspect > merged.RiseFail || merged.FallSuspect > merged.FallFail
                || merged.SpikeSuspect > merged.SpikeFail || merged.HourlySpikeSuspect > merged.HourlySpikeFail
                || merged.StuckSuspect > merged.StuckFail)
            {
                yield return new ValidationResult($"{Section}:{nameof(Limits)}:{name}: a limit that makes suspect must not exceed the one that fails.", [nameof(Limits)]);
            }
        }
    }

    internal QualityLimits For(Quantity quantity)
    {
        var table = QualityLimitsTable.Default.GetValueOrDefault(quantity)
            ?? new QualityLimits { Minimum = quantity.Minimum, Maximum = quantity.Maximum };
        return Limits.TryGetValue(quantity.Name, out var own) ? own.Over(table) : table;
    }
}
