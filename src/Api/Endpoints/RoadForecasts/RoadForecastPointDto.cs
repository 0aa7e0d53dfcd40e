namespace Telemetry.Api.Endpoints.RoadForecasts;

/// <summary>The road at one instant ahead.</summary>
/// <param name="At">UTC.</param>
/// <param name="Rst">Road surface temperature that the model foresees, °C. `p50` differs from it by how the model was off lately.</param>
/// <param name="P10">The road is at or below it with a chance of 10 %, °C; the others alike.</param>
/// <param name="ChanceAtOrBelowZero">0 to 1.</param>
/// <param name="State">dry, damp, wet, streaming, frost, ice, slush or snow; null where nothing says what falls on the road.</param>
/// <param name="FilmMm">Water on the road, mm; null as the state.</param>
/// <param name="IceMm">Ice, frost and snow on the road, mm of water; null as the state.</param>
internal sealed record RoadForecastPointDto(
    DateTimeOffset At,
    double Rst,
    double P10,
    double P25,
    double P50,
    double P75,
    double P90,
    double ChanceAtOrBelowZero,
    string? State,
    double? FilmMm,
    double? IceMm);
