namespace Telemetry.FirmwareSim.Weather;

/// <summary>The air over a place at an instant. °C, m/s, octas, mm/h, W/m², hPa.</summary>
internal readonly record struct Air(
    double Temperature, double DewPoint, double Wind, double Cloud, double Precipitation, double Sun, double Pressure);
