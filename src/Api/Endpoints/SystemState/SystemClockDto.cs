namespace Telemetry.Api.Endpoints.SystemState;

/// <summary>The host's clock.</summary>
/// <param name="Now">What it shows, UTC.</param>
/// <param name="Simulated">It is not the real time.</param>
/// <param name="Speed">Seconds shown in a real one; 1 when it is real.</param>
/// <param name="TimeZone">The council's zone (IANA).</param>
internal sealed record SystemClockDto(DateTimeOffset Now, bool Simulated, double Speed, string TimeZone);
