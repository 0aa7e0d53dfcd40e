namespace Telemetry.Api.Endpoints.Bins;

/// <summary>When the crew is due, in the council's zone.</summary>
/// <param name="Days">monday to sunday.</param>
/// <param name="ByTime">HH:mm, local.</param>
internal sealed record CollectionDto(IReadOnlyList<string> Days, string ByTime);
