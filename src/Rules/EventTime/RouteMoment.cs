using Telemetry.Domain.Network;

namespace Telemetry.Rules.EventTime;

/// <summary>All that was known of one route's stations at one event time.</summary>
/// <param name="TimeZone">The council's zone: it cuts the decision day.</param>
public sealed record RouteMoment(Route Route, DateTimeOffset At, TimeZoneInfo TimeZone, IReadOnlyList<StationMoment> Stations);
