using Telemetry.Domain.Network;

namespace Telemetry.Rules.EventTime;

/// <summary>One station of a route and what was known there.</summary>
public readonly record struct StationMoment(RouteStation Station, SiteMoment Moment);
