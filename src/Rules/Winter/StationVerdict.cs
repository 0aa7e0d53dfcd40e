using Telemetry.Domain.Decisions;

namespace Telemetry.Rules.Winter;

/// <summary>What one station says about its route.</summary>
internal sealed record StationVerdict
{
    public required StationInput Input { get; init; }

    /// <summary>What is wrong with the road sensor, in words; null when it is trusted.</summary>
    public string? Doubt { get; init; }

    public required GrittingAssessment Assessment { get; init; }

    /// <summary>False: there is neither a current forecast nor a trusted road temperature.</summary>
    public bool HasBasis => BasisUntil is not null;

    public Treatments Treatments { get; init; }

    public AheadPoint? Coldest { get; init; }

    public DateTimeOffset? FirstFreezeAt { get; init; }

    public DateTimeOffset? BasisUntil { get; init; }

    public TreatmentWindow? Window { get; init; }

    /// <summary>Null without a basis.</summary>
    public double? IceProbability { get; init; }

    public double Confidence { get; init; }

    public GrittingAction Action => Assessment.Action;

    /// <summary>Orders verdicts of one action: the more salt in all, the worse.</summary>
    public double SaltLoad => (Assessment.SpreadRate ?? Assessment.Row?.Dry ?? 0) * (Treatments == Treatments.Successive ? 10 : (int)Treatments);
}
