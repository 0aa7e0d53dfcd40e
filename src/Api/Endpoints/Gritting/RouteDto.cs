namespace Telemetry.Api.Endpoints.Gritting;

/// <summary>A gritting route as a decision needs it shown.</summary>
/// <param name="Priority">P1, P2 or FOOTWAY.</param>
/// <param name="LengthKm">Treated length, km.</param>
/// <param name="TreatedWidthM">Treated width, m.</param>
/// <param name="Salt">dry or pre-wet.</param>
internal sealed record RouteDto(string Id, string Name, string Priority, double LengthKm, double TreatedWidthM, string Salt);
