namespace Telemetry.Api.Endpoints.AirQuality.Sites;

/// <summary>One pollutant at one site.</summary>
/// <param name="Pollutant">Quantity name.</param>
/// <param name="Unit">UCUM.</param>
/// <param name="Instruments">Those that measure it, the one that the indices rest on first; they are never mixed.</param>
internal sealed record AirPollutantDto(
    string Pollutant, string Unit, PollutantIndexDto Daqi, PollutantIndexDto European, IReadOnlyList<AirInstrumentDto> Instruments);
