using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Storage;

namespace Telemetry.Api.Endpoints.Readings;

/// <summary>A readings request as understood.</summary>
/// <param name="Interval">Null for single readings.</param>
/// <param name="Flags">Which flags to give, by value.</param>
/// <param name="LimitGiven">The caller named the limit, so that an answer cut there is what was asked for.</param>
internal sealed record ReadingsRequest(
    IReadOnlyList<SensorId> Sensors,
    IReadOnlyList<Quantity> Quantities,
    DateTimeOffset From,
    DateTimeOffset To,
    DateTimeOffset? KnownAt,
    BucketInterval? Interval,
    Aggregate Aggregate,
    TimeZoneInfo TimeZone,
    IReadOnlySet<Flag> Flags,
    int Limit,
    bool LimitGiven,
    ReadingCursor? After,
    ReadingsFormat Format)
{
    /// <summary>Buckets take flags up to the worst that is asked for.</summary>
    public Flag WorstFlag => Flags.Contains(Flag.Suspect) ? Flag.Suspect : Flag.Pass;
}
