namespace Telemetry.Api.Endpoints.OpenData;

/// <summary>What was decided about a road for a night, as it stands.</summary>
/// <param name="Status" example="confirmed">decided: by the rules, and nobody has confirmed it; confirmed: an officer ordered it; overridden: an officer ordered what stands here instead.</param>
/// <param name="Revision">Of the decision; each revision replaces the one before.</param>
/// <param name="DecidedAt">When this revision was decided, UTC.</param>
/// <param name="Action" example="PRECAUTIONARY">NO_ACTION, MONITOR, LIKELY_TIME_TBC, FOOTWAY, SPOT, PRECAUTIONARY, POST_TREATMENT, PLOUGH or ESCALATE.</param>
/// <param name="InWords" example="To be salted before the road freezes.">The action in words.</param>
/// <param name="SpreadRateGPerM2">g/m² for each treatment; null where none is planned or the rate was left to a person.</param>
/// <param name="Treatments">1, 2, successive, or null when none is planned.</param>
/// <param name="StartFrom">From when it may start, UTC; null when none is planned.</param>
/// <param name="StartBy">By when it must have started, UTC; null when none is planned.</param>
/// <param name="Reasons">Why it was decided so, in whole sentences with local times. Of an overridden decision they say why the rules had decided otherwise.</param>
internal sealed record PublicDecisionDto(
    string Status,
    int Revision,
    DateTimeOffset DecidedAt,
    string Action,
    string InWords,
    double? SpreadRateGPerM2,
    string? Treatments,
    DateTimeOffset? StartFrom,
    DateTimeOffset? StartBy,
    IReadOnlyList<string> Reasons);
