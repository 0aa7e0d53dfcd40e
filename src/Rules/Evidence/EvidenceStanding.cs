using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;

namespace Telemetry.Rules.Evidence;

/// <summary>Of the decision that stood before, what a new one is numbered by. All of it is on record as itself.</summary>
internal sealed record EvidenceStanding
{
    public DateOnly Day { get; init; }

    public int Revision { get; init; }

    public DateTimeOffset DecidedAt { get; init; }

    public DateTimeOffset? ReassessedAt { get; init; }

    public GrittingAction Action { get; init; }

    public double? SpreadRate { get; init; }

    public Treatments Treatments { get; init; }

    public DateTimeOffset? WindowStart { get; init; }

    public DateTimeOffset? WindowEnd { get; init; }

    public double? MinRst { get; init; }

    public DateTimeOffset? FirstFreezeAt { get; init; }

    public DateTimeOffset? BasisUntil { get; init; }

    public bool LateRisk { get; init; }

    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>Of each station, in order.</summary>
    public IReadOnlyList<DateTimeOffset?> ForecastsIssuedAt { get; init; } = [];

    public static EvidenceStanding Of(Decision decision) => new()
    {
        Day = decision.Day,
        Revision = decision.Revision,
        DecidedAt = decision.DecidedAt,
        ReassessedAt = decision.ReassessedAt,
        Action = decision.Action,
        SpreadRate = decision.SpreadRate,
        Treatments = decision.Treatments,
        WindowStart = decision.WindowStart,
        WindowEnd = decision.WindowEnd,
        MinRst = decision.MinRst,
        FirstFreezeAt = decision.FirstFreezeAt,
        BasisUntil = decision.BasisUntil,
        LateRisk = decision.LateRisk,
        Reasons = [.. decision.Reasons.Select(r => r.Code)],
        ForecastsIssuedAt = [.. decision.Inputs.Select(i => i.ForecastIssuedAt)],
    };

    public Decision ToDecision(RouteId route) => new()
    {
        Route = route,
        Day = Day,
        Revision = Revision,
        DecidedAt = DecidedAt,
        ReassessedAt = ReassessedAt,
        Action = Action,
        SpreadRate = SpreadRate,
        Treatments = Treatments,
        WindowStart = WindowStart,
        WindowEnd = WindowEnd,
        MinRst = MinRst,
        FirstFreezeAt = FirstFreezeAt,
        BasisUntil = BasisUntil,
        LateRisk = LateRisk,
        Confidence = 0,
        Reasons = [.. Reasons.Select(code => new Reason(code, ""))],
        Inputs = [.. ForecastsIssuedAt.Select(at => new StationInput(default, 0, null, null, "", null, null, null, null, null, null, null, null, at, []))],
        RuleVersion = "",
    };
}
