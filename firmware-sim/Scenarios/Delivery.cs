using Telemetry.FirmwareSim.City;

namespace Telemetry.FirmwareSim.Scenarios;

/// <summary>An observation as its gateway gets it.</summary>
/// <param name="At">When, by the true time.</param>
/// <param name="Again">It has been delivered before.</param>
internal readonly record struct Delivery(Observation Observation, DateTimeOffset At, bool Again = false);
