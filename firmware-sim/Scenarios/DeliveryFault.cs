using Telemetry.FirmwareSim.City;

namespace Telemetry.FirmwareSim.Scenarios;

/// <summary>What happens to a sensor's readings between measuring and the gateway.</summary>
/// <param name="Sensor">Whose; null for every sensor of the city.</param>
/// <param name="Longest">No delivery comes later than this after it was measured.</param>
/// <param name="Apply">The deliveries of what was measured at an instant, whose true time it is given.</param>
internal sealed record DeliveryFault(string? Sensor, TimeSpan Longest, Func<Observation, DateTimeOffset, TimeSpan, IEnumerable<Delivery>> Apply);
