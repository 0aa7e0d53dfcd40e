namespace Telemetry.Api.Endpoints.AirQuality.Advice;

/// <summary>The advice for a band of the UK index.</summary>
/// <param name="Id">What an index names as its adviceId: the version and the band, for instance ukhsa-2025-12/high.</param>
/// <param name="Band">Low, Moderate, High or Very High.</param>
/// <param name="Advice">For everyone first.</param>
internal sealed record BandAdviceDto(string Id, string Band, IReadOnlyList<AdviceTextDto> Advice);
