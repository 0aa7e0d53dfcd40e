using Telemetry.Domain.Decisions;

namespace Telemetry.Rules.Winter;

/// <summary>What the ordered algorithm concludes of conditions, with every step that led there.</summary>
public sealed record GrittingAssessment
{
    public required GrittingAction Action { get; init; }

    /// <summary>g/m² per treatment; null where nothing is spread or the rate is a person's call.</summary>
    public double? SpreadRate { get; init; }

    public Treatments Treatments { get; init; }

    /// <summary>The row the rate comes from; null when none was used.</summary>
    public MatrixRow? Row { get; init; }

    public required SurfaceMoisture Moisture { get; init; }

    public required IReadOnlyList<Reason> Reasons { get; init; }
}
