namespace Telemetry.Api.Endpoints.Stations;

/// <summary>The frost point of a site over time. At or above 0 °C nothing is deposited as ice, and it is the dew point.</summary>
/// <param name="Basis">What it is worked out from, in plain English.</param>
/// <param name="SilentAfterSeconds">Points further apart than this have nothing between them, s.</param>
/// <param name="Points">One for each instant at which any of its readings was observed, oldest first.</param>
internal sealed record FrostPointSeriesDto(string Basis, double SilentAfterSeconds, IReadOnlyList<FrostPointDto> Points);
