namespace Telemetry.FirmwareSim.City;

/// <summary>One gritting route of the demo city, as the network file will say it.</summary>
internal sealed record GrittingRoute(
    string Id, string Name, string Priority, double LengthKm, double WidthM, int TreatmentMinutes, string Salt, params (string Site, double Offset)[] Stations);
