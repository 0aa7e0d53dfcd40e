using Telemetry.FirmwareSim.Weather;

namespace Telemetry.FirmwareSim.Scenarios;

/// <summary>Something that happens to a bin each day.</summary>
/// <param name="Bin">Its number.</param>
internal sealed record BinEvent(int Bin, DayWindow During);
