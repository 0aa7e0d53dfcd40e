namespace Telemetry.FirmwareSim.City;

/// <summary>What ails a simulated road station, from winter.md's list of failures to detect.</summary>
internal enum StationFault
{
    None,

    /// <summary>The road surface temperature of 13:00 UTC stands still until 11:00 the next day: warm, and so the dangerous way.</summary>
    StuckWarm,

    /// <summary>Nothing comes from 16:40 to 11:00 UTC.</summary>
    SilentByNight,
}
