namespace Telemetry.FirmwareSim.City;

/// <summary>One waste container of the demo city.</summary>
/// <param name="Number">1 to 40; its bin, site and sensor are named by it.</param>
/// <param name="Gateway">Null for a sensor with a modem of its own, which is its own gateway.</param>
/// <param name="PerDay">How much of it a working day fills, %.</param>
/// <param name="RoundMinutes">When the lorry comes by, min after it sets out.</param>
/// <param name="MissedOn">The day of the week on which the round drives past it, or null.</param>
internal sealed record WasteBin(
    int Number, string Name, double Latitude, double Longitude, BinKind Kind, string? Gateway, double PerDay,
    CollectionRound Round, int RoundMinutes, DayOfWeek? MissedOn = null)
{
    public string Id => FormattableString.Invariant($"bin-{Number:00}");

    public string Site => FormattableString.Invariant($"waste-{Number:00}");

    public string Sensor => FormattableString.Invariant($"bfs-{Number:00}");

    /// <summary>The gateway it publishes as.</summary>
    public string Publisher => Gateway ?? Sensor;
}
