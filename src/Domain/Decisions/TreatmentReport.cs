using Telemetry.Domain.Network;

namespace Telemetry.Domain.Decisions;

/// <summary>What was spread on a route, as somebody reported it. Recorded as said: what was ordered does not change it.</summary>
/// <param name="Id">Given by who reports, so that a report sent twice is one.</param>
/// <param name="Day">The decision day that its start lies in.</param>
/// <param name="ReportedAt">By the host's clock.</param>
public sealed record TreatmentReport(string Id, RouteId Route, DateOnly Day, DateTimeOffset StartedAt, SpreadMaterial Material, DateTimeOffset ReportedAt) : Outcome
{
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>g/m².</summary>
    public double? SpreadRate { get; init; }

    /// <summary>t of the material, for the whole treatment.</summary>
    public double? Tonnes { get; init; }

    public string? Vehicle { get; init; }

    public string? Operator { get; init; }

    public string? Note { get; init; }

    /// <summary>The name of the access key that it came with; null where none was asked for.</summary>
    public string? AccessKey { get; init; }

    public override string Key => Id;

    public override DateTimeOffset EventTime => StartedAt;

    /// <summary>Whether it says of the treatment what another says, whenever and by whomever that came.</summary>
    public bool SaysTheSameAs(TreatmentReport other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return this == other with { ReportedAt = ReportedAt, AccessKey = AccessKey };
    }
}
