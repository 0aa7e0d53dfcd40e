using System.Collections.Frozen;
using System.ComponentModel.DataAnnotations;
using Telemetry.Domain.Quantities;

namespace Telemetry.Rules.Devices;

/// <summary>When a gateway is said to be away, and a sensor to be silent or distrusted.</summary>
public sealed class DeviceRuleOptions : IValidatableObject
{
    public const string Section = "Telemetry:Devices";

    /// <summary>
    /// A sensor is silent, and a gateway away, after more than this many intervals without a reading. Default 3: one lost message is
    /// common, three in a row are not (docs/sources/quality-control.md#silence). Fewer raises on ordinary loss, more leaves a dead sensor unnoticed longer.
    /// </summary>
    [Range(1, 100)]
    public int SilentAfterIntervals { get; set; } = 3;

    /// <summary>
    /// A distrusted sensor is trusted again after this many of its intervals without a failed reading. Default 3, so that
    /// one that fails every second reading is one alert, not many. Its good readings are used all the while.
    /// </summary>
    [Range(1, 100)]
    public int TrustedAfterIntervals { get; set; } = 3;

    /// <summary>
    /// A reading that comes within this of its observation counts as heard when it was observed, a later one when it came. Default 15 min,
    /// the lateness of the rules (<c>Telemetry:Rules:Lateness</c>), so that a delay within it changes no conclusion. Keep the two equal.
    /// </summary>
    [Range(typeof(TimeSpan), "00:01:00", "02:00:00")]
    public TimeSpan PromptWithin { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Quantities, with commas, that somebody is told of at once. Default <c>road_surface_temperature</c>: a sensor that sends others but
    /// not this is silent, its distrust is a warning and not an information, and its gateway's absence is major. More quantities, more warnings.
    /// </summary>
    [Required]
    public string EssentialQuantities { get; set; } = "road_surface_temperature";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Names()
        .Where(name => QuantityCatalogue.Find(name) is null)
        .Select(name => new ValidationResult($"EssentialQuantities: '{name}' is no quantity.", [nameof(EssentialQuantities)]));

    internal FrozenSet<Quantity> Essential() => Names().Select(QuantityCatalogue.Find).OfType<Quantity>().ToFrozenSet();

    private string[] Names() => EssentialQuantities.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
