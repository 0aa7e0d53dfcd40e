using System.ComponentModel.DataAnnotations;

namespace Telemetry.Rules.Winter;

/// <summary>The part of the policy on offsets by weather and on stations that disagree.</summary>
public sealed partial class GrittingPolicyOptions
{
    /// <summary>Hours whose mean cloud and wind tell a station's offset by weather, h. Default 6 (the platform's own).</summary>
    [Range(1.0, 12.0)]
    public double WeatherCategoryHours { get; set; } = 6;

    /// <summary>Weather is extreme (calm and clear) with cloud up to this, octas, and wind as below. Default 4 (the platform's own: thermal mapping gives words, no numbers). Lower takes fewer nights for extreme.</summary>
    [Range(0.0, 8.0)]
    public double ExtremeCloudToOctas { get; set; } = 4;

    /// <summary>… and with wind up to this, m/s. Default 3.3 (a light breeze, Beaufort 2; the platform's own).</summary>
    [Range(0.0, 20.0)]
    public double ExtremeWindToMs { get; set; } = 3.3;

    /// <summary>Weather is damped (overcast, moderate wind) with cloud from this, octas, and wind as below. Default 7 (the platform's own). Lower takes more nights for damped, the mildest as a rule.</summary>
    [Range(0.0, 8.0)]
    public double DampedCloudFromOctas { get; set; } = 7;

    /// <summary>… and with wind from this, m/s. Default 5.5 (a moderate breeze, Beaufort 4; the platform's own).</summary>
    [Range(0.0, 20.0)]
    public double DampedWindFromMs { get; set; } = 5.5;

    /// <summary>Widens the uncertainty of the road ahead by how far a route's trusted stations, with their offsets, disagree now. Default false. True makes chance of ice, cost–loss and confidence know of it; the minimum stays. It has not been held against measured routes.</summary>
    public bool WidenByStationSpread { get; set; }
}
