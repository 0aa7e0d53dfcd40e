using Telemetry.Domain.Alerts;
using Telemetry.Domain.Quantities;

namespace Telemetry.Rules.AirQuality.Alerts;

/// <summary>The information and alert thresholds of UK law. Sources: docs/sources/air-quality.md#thresholds.</summary>
public static class AirThresholds
{
    public static IReadOnlyList<AirThreshold> Table { get; } =
    [
        new("ozone-information-threshold",      "information threshold", Quantity.O3,  180, 1, AlertSeverity.Warning, Area: false),
        new("ozone-alert-threshold",            "alert threshold",       Quantity.O3,  240, 1, AlertSeverity.Major,   Area: false),
        new("nitrogen-dioxide-alert-threshold", "alert threshold",       Quantity.No2, 400, 3, AlertSeverity.Major,   Area: true),
        new("sulphur-dioxide-alert-threshold",  "alert threshold",       Quantity.So2, 500, 3, AlertSeverity.Major,   Area: true),
    ];
}
