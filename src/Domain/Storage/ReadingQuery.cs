using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;

namespace Telemetry.Domain.Storage;

/// <summary>Selects stored readings.</summary>
/// <param name="Sensors">At least one.</param>
/// <param name="Quantities">Empty for all.</param>
/// <param name="From">Exclusive: windows are open at their start…</param>
/// <param name="To">…and closed at their end.</param>
/// <param name="KnownAt">Only what had been received by then, with the values and flags as they then were; null for now.</param>
/// <param name="After">Cursor: rows after this (observedAt, sensor, quantity) key.</param>
/// <param name="Limit">Most rows to give.</param>
public sealed record ReadingQuery(
    IReadOnlyList<SensorId> Sensors,
    IReadOnlyList<Quantity> Quantities,
    DateTimeOffset From,
    DateTimeOffset To,
    DateTimeOffset? KnownAt,
    ReadingCursor? After,
    int Limit);
