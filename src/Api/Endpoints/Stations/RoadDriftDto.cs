namespace Telemetry.Api.Endpoints.Stations;

/// <param name="Since">The first night of which it was so.</param>
/// <param name="Kelvin">How far outside what is usual, K; above 0 it reads too warm, and decisions do without it.</param>
/// <param name="Beside">"stations" near it, or "air".</param>
/// <param name="Words">The same in words.</param>
internal sealed record RoadDriftDto(DateOnly Since, double Kelvin, string Beside, string Words);
