namespace Telemetry.Api.Endpoints.AirQuality.Exceedances;

/// <summary>One instrument.</summary>
/// <param name="Basis">reference, or indicative: then nothing it counts is a breach of the law or compliance with it.</param>
internal sealed record ExceedanceInstrumentDto(string Sensor, string Basis, IReadOnlyList<ExceedancePollutantDto> Pollutants);
