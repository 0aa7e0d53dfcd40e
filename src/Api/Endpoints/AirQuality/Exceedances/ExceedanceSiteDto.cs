namespace Telemetry.Api.Endpoints.AirQuality.Exceedances;

/// <summary>A site and its instruments, reference ones first. They are never mixed.</summary>
internal sealed record ExceedanceSiteDto(string Site, string Name, IReadOnlyList<ExceedanceInstrumentDto> Instruments);
