using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.Winter;

/// <summary>The frost point of a site, worked out from what its sensors read.</summary>
public static class SiteFrostPoint
{
    private static readonly GrittingPolicyOptions Defaults = new();

    /// <summary>
    /// From a dew point sensor, never above the air temperature, else from relative humidity and air temperature; fresh readings
    /// that passed, else nothing.
    /// </summary>
    public static Humidity? FrostPointNow(this SiteMoment moment, GrittingPolicyOptions? policy = null)
    {
        policy ??= Defaults;
        var air = moment.Fresh(Quantity.AirTemperature, Flag.Pass, policy);
        if (moment.Fresh(Quantity.DewPoint, Flag.Pass, policy) is { } dew)
        {
            return Humidity.From(air is { } screen ? DewPoint.Clamp(dew.Value, screen.Value) : dew.Value, dew.At);
        }

        return air is { } temperature
            && moment.Fresh(Quantity.RelativeHumidity, Flag.Pass, policy) is { } humidity
            && DewPoint.FromRelativeHumidity(temperature.Value, humidity.Value) is { } dewPoint
                ? Humidity.From(dewPoint, humidity.At < temperature.At ? humidity.At : temperature.At)
                : null;
    }
}
