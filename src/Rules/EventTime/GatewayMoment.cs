using Telemetry.Domain.Network;

namespace Telemetry.Rules.EventTime;

/// <summary>All that was known at one event time of what came through one gateway.</summary>
/// <param name="Gateway">The gateway; a sensor that is its own has one of the same id.</param>
/// <param name="At">The event time: a minute's tick.</param>
/// <param name="Since">Since when the host has looked: silence can't be older.</param>
/// <param name="Series">Every series of the gateway's sensors, as of <paramref name="At"/>; those of one sensor stand together.</param>
public sealed record GatewayMoment(Gateway Gateway, DateTimeOffset At, DateTimeOffset Since, IReadOnlyList<SeriesView> Series);
