using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;

namespace Telemetry.Domain.Storage;

/// <summary>Asks for buckets of a series. Only flags up to <paramref name="WorstFlag"/> count; failed values never do.</summary>
/// <param name="From">Exclusive.</param>
/// <param name="To">Inclusive.</param>
public sealed record AggregateQuery(
    IReadOnlyList<SensorId> Sensors,
    IReadOnlyList<Quantity> Quantities,
    DateTimeOffset From,
    DateTimeOffset To,
    DateTimeOffset? KnownAt,
    BucketInterval Interval,
    Aggregate Aggregate,
    TimeZoneInfo TimeZone,
    Flag WorstFlag,
    int Limit);
