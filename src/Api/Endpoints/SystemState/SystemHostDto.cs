namespace Telemetry.Api.Endpoints.SystemState;

/// <summary>The process.</summary>
/// <param name="Version">With the commit that it was built from, where that was known.</param>
/// <param name="UptimeSeconds">Real seconds since the start, whatever the clock shows.</param>
/// <param name="MemoryBytes">What the process takes of the machine's memory.</param>
internal sealed record SystemHostDto(string Version, double UptimeSeconds, long MemoryBytes);
