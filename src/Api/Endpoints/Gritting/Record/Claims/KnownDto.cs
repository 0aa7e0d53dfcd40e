namespace Telemetry.Api.Endpoints.Gritting.Record.Claims;

/// <summary>What was known of a route at an instant.</summary>
/// <param name="RouteId">As it was asked for.</param>
/// <param name="Route">As the network has it now; null when it has left it.</param>
/// <param name="KnownAt">UTC.</param>
/// <param name="Standing">The decision that stood then, with what it knew and what had been ordered; null when none did.</param>
/// <param name="Stations">What had been received by then, with the flags as they then were, and the newest forecast then.</param>
internal sealed record KnownDto(
    string RouteId,
    RouteDto? Route,
    DateOnly Day,
    DateTimeOffset KnownAt,
    bool SimulatedTime,
    DecisionRecordDto? Standing,
    IReadOnlyList<ClaimStationDto> Stations);
