namespace Telemetry.FirmwareSim.Weather;

/// <summary>The kinds of night that can be simulated.</summary>
internal enum WeatherKind
{
    /// <summary>Rain at midday in places, a clear sky from dusk, frost.</summary>
    FrostNight,

    /// <summary>A shower over the whole borough in the evening, then a clear sky over wet roads.</summary>
    WetThenFreezing,

    /// <summary>Almost still air that becomes saturated: fog from the evening to the next morning, roads below zero.</summary>
    Fog,
}
