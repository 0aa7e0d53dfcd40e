using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;

namespace Telemetry.Rules.EventTime;

/// <summary>All that was known of one route's stations at one event time.</summary>
/// <param name="TimeZone">The council's zone: it cuts the decision day.</param>
public sealed record RouteMoment(Route Route, DateTimeOffset At, TimeZoneInfo TimeZone, IReadOnlyList<StationMoment> Stations)
{
    /// <summary>What had been reported by then of treatments of the route in the look-back, by when they began.</summary>
    public IReadOnlyList<TreatmentReport> Treatments { get; init; } = [];
}
