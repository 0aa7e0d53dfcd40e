namespace Telemetry.Api.Endpoints.AirQuality.Advice;

/// <summary>One wording of the health advice.</summary>
/// <param name="Publisher">Whose advice it is.</param>
/// <param name="Source">Where it was read.</param>
/// <param name="Published">Null where the day is not known.</param>
/// <param name="ValidFrom">The first day it is given for; it holds until the next version's.</param>
/// <param name="Wording">Whether these are the publisher's words.</param>
/// <param name="Caveat">What is not sure of it; null when nothing.</param>
/// <param name="Bands">Low to Very High.</param>
internal sealed record AdviceVersionDto(
    string Id, string Title, string Publisher, string Source, DateOnly? Published, DateOnly ValidFrom, string Wording, string? Caveat,
    IReadOnlyList<BandAdviceDto> Bands);
