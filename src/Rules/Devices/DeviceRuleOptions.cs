using System.ComponentModel.DataAnnotations;

namespace Telemetry.Rules.Devices;

/// <summary>When a sensor is said to be silent or distrusted.</summary>
public sealed class DeviceRuleOptions
{
    public const string Section = "Telemetry:Devices";

    /// <summary>
    /// A sensor is silent after more than this many of its intervals without a reading. Default 3: one lost message is
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
}
