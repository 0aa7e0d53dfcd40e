namespace Telemetry.Api.Endpoints.AirQuality.Advice;

/// <summary>The health advice that holds on a day.</summary>
/// <param name="Day">In the council's time zone.</param>
/// <param name="InForce">Null for days before the index was introduced.</param>
/// <param name="Versions">Ids of all versions, oldest first.</param>
internal sealed record AdviceDto(DateTimeOffset AsOf, bool SimulatedTime, DateOnly Day, AdviceVersionDto? InForce, IReadOnlyList<string> Versions);
