namespace Telemetry.FirmwareSim.City;

/// <summary>One air monitor of the demo city.</summary>
/// <param name="Reference">A reference instrument with hourly means; otherwise a low-cost one every 15 min.</param>
/// <param name="Traffic">NO₂ that the busiest hour adds, µg/m³.</param>
/// <param name="Hearths">PM2.5 that the evening's fires add at their peak, µg/m³.</param>
/// <param name="Sulphur">SO₂ of the harbour at its worst, µg/m³; 0 where it is not measured.</param>
internal sealed record AirSite(
    string Site, string Sensor, string Name, double Latitude, double Longitude, bool Reference, double Traffic, double Hearths, double Sulphur = 0);
