using System.Globalization;
using Telemetry.Domain.Network;

namespace Telemetry.Domain.Decisions;

/// <summary>
/// What to do about one route on one decision day (12:00 to 12:00 local, named by its local start date), as decided at one
/// instant, with everything it rests on. Immutable: a change is the next revision.
/// </summary>
public sealed record Decision : Outcome
{
    public required RouteId Route { get; init; }

    public required DateOnly Day { get; init; }

    /// <summary>From 1. A new one is made when action, rate, treatments or the window (by 15 min or more) change.</summary>
    public required int Revision { get; init; }

    public required DateTimeOffset DecidedAt { get; init; }

    /// <summary>
    /// When the same decision was last looked at again and its numbers had moved, though not what to do; null for the
    /// revision itself. What is known of the night is kept up with, and kept, without a new revision.
    /// </summary>
    public DateTimeOffset? ReassessedAt { get; init; }

    public required GrittingAction Action { get; init; }

    /// <summary>g/m² of the route's salt, per treatment; null where no treatment is planned or the rate is a person's call.</summary>
    public double? SpreadRate { get; init; }

    public Treatments Treatments { get; init; }

    /// <summary>When the treatment may start at the earliest.</summary>
    public DateTimeOffset? WindowStart { get; init; }

    /// <summary>When it must start at the latest, so that the route is done before the first freeze.</summary>
    public DateTimeOffset? WindowEnd { get; init; }

    /// <summary>Lowest road surface temperature expected on the route in the decision day's rest, °C.</summary>
    public double? MinRst { get; init; }

    public DateTimeOffset? MinRstAt { get; init; }

    public DateTimeOffset? FirstFreezeAt { get; init; }

    /// <summary>The hour up to which there is a basis for the decision; null when there is none.</summary>
    public DateTimeOffset? BasisUntil { get; init; }

    /// <summary>
    /// Probability of ice on the untreated route in the decision day's rest, 0 to 1, by its worst station; null without a basis, and
    /// in records from before it was reckoned.
    /// </summary>
    public double? IceProbability { get; init; }

    /// <summary>0 to 1.</summary>
    public required double Confidence { get; init; }

    /// <summary>The row of the treatment matrix the rate comes from; null when none was used.</summary>
    public string? MatrixRow { get; init; }

    /// <summary>The route cannot be treated whole before it freezes.</summary>
    public bool LateRisk { get; init; }

    public required IReadOnlyList<Reason> Reasons { get; init; }

    public required IReadOnlyList<StationInput> Inputs { get; init; }

    public required string RuleVersion { get; init; }

    public override string Key => ReassessedAt is { } at
        ? string.Create(CultureInfo.InvariantCulture, $"{Route}/{Day:yyyy-MM-dd}/{Revision}@{at.UtcDateTime:O}")
        : string.Create(CultureInfo.InvariantCulture, $"{Route}/{Day:yyyy-MM-dd}/{Revision}");

    public override DateTimeOffset EventTime => ReassessedAt ?? DecidedAt;

    /// <summary>By content, <see cref="Reasons"/> and <see cref="Inputs"/> included.</summary>
    public bool Equals(Decision? other) =>
        other is not null && Withdrawn == other.Withdrawn && Route == other.Route && Day == other.Day && Revision == other.Revision
        && DecidedAt == other.DecidedAt && ReassessedAt == other.ReassessedAt && Action == other.Action && Nullable.Equals(SpreadRate, other.SpreadRate)
        && Treatments == other.Treatments && WindowStart == other.WindowStart && WindowEnd == other.WindowEnd
        && Nullable.Equals(MinRst, other.MinRst) && MinRstAt == other.MinRstAt && FirstFreezeAt == other.FirstFreezeAt
        && BasisUntil == other.BasisUntil && Nullable.Equals(IceProbability, other.IceProbability) && Confidence.Equals(other.Confidence) && MatrixRow == other.MatrixRow
        && LateRisk == other.LateRisk && RuleVersion == other.RuleVersion && Reasons.SameAs(other.Reasons) && Inputs.SameAs(other.Inputs);

    public override int GetHashCode() => HashCode.Combine(Route, Day, Revision, DecidedAt, Action);
}
