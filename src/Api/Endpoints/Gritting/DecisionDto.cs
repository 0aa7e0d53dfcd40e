using Telemetry.Api.Endpoints.Alerts;
using Telemetry.Api.Endpoints.Gritting.Orders;

namespace Telemetry.Api.Endpoints.Gritting;

/// <summary>One revision of a route's decision for one decision day. Also the data of a <c>decision</c> event.</summary>
/// <param name="Id">Of the record: rises by order of commit; the id of its live event.</param>
/// <param name="Route">Route id.</param>
/// <param name="Day">Local date the decision day starts on (12:00 to 12:00 local).</param>
/// <param name="Revision">From 1.</param>
/// <param name="DecidedAt">Event time it was decided at, UTC.</param>
/// <param name="AssessedAt">Event time of its numbers, UTC: <c>decidedAt</c>, or later where the same revision was looked at again and only what is known of the night had moved.</param>
/// <param name="RecordedAt">Host clock time it was committed at, UTC.</param>
/// <param name="Action">NO_ACTION, MONITOR, LIKELY_TIME_TBC, FOOTWAY, SPOT, PRECAUTIONARY, POST_TREATMENT, PLOUGH or ESCALATE.</param>
/// <param name="SpreadRateGPerM2">g/m² of the route's salt for each treatment; null where none is planned or the rate is a person's call.</param>
/// <param name="Treatments">1, 2, successive, or null when no treatment is planned.</param>
/// <param name="SaltTonnes">t for all planned treatments: length × width × rate × treatments; null without a rate, or when successive.</param>
/// <param name="WindowStart">The treatment may start from here, UTC.</param>
/// <param name="WindowEnd">The treatment must have started by then, UTC, for the route to be done before the first freeze.</param>
/// <param name="MinRst">Lowest road surface temperature expected on the route, °C.</param>
/// <param name="BasisUntil">The hour up to which the decision has a basis; null when there is none.</param>
/// <param name="ForecastIssuedAt">Issue time of the oldest forecast that a station of the route was judged by, UTC; null when none was.</param>
/// <param name="IceProbability">Probability of ice on the untreated route in the rest of the decision day, 0 to 1, by its worst station; never above 0.95, null without a basis.</param>
/// <param name="Confidence">0 to 1. It ranks decisions; it is not a calibrated probability.</param>
/// <param name="LateRisk">The route cannot be treated whole before it freezes.</param>
/// <param name="MatrixRow">Row of the treatment matrix the rate comes from; null when none was used.</param>
/// <param name="Withdrawn">With what is now known it would not have been given.</param>
/// <param name="Acknowledged">Who has acknowledged this revision; null when nobody has.</param>
/// <param name="AcknowledgedBefore">What was acknowledged of it earlier, where this state of it is not: whether it has worsened since, and how.</param>
/// <param name="Order">What a person ordered of this revision: a confirmation, or something else; null when nobody has. The fields above are what was decided in either case.</param>
/// <param name="OrderBefore">What a person ordered of an earlier state of it, where this state is not yet confirmed.</param>
/// <param name="CalledOut">Who has been called out about this route and decision day, whatever the revision; null when nobody has.</param>
internal sealed record DecisionDto(
    long Id,
    string Route,
    DateOnly Day,
    int Revision,
    DateTimeOffset DecidedAt,
    DateTimeOffset AssessedAt,
    DateTimeOffset RecordedAt,
    string Action,
    double? SpreadRateGPerM2,
    string? Treatments,
    double? SaltTonnes,
    DateTimeOffset? WindowStart,
    DateTimeOffset? WindowEnd,
    double? MinRst,
    DateTimeOffset? MinRstAt,
    DateTimeOffset? FirstFreezeAt,
    DateTimeOffset? BasisUntil,
    DateTimeOffset? ForecastIssuedAt,
    double? IceProbability,
    double Confidence,
    bool LateRisk,
    string? MatrixRow,
    IReadOnlyList<ReasonDto> Reasons,
    string RuleVersion,
    bool Withdrawn,
    AcknowledgementDto? Acknowledged,
    AcknowledgedBeforeDto? AcknowledgedBefore,
    CalledOutDto? CalledOut,
    DecisionOrderDto? Order,
    DecisionOrderDto? OrderBefore);
