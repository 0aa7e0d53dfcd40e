using Telemetry.Domain.Readings;

namespace Telemetry.Api.Replay;

/// <summary>What a file of recorded readings holds.</summary>
/// <param name="Readings">In order of receipt.</param>
/// <param name="Refused">In order of receipt.</param>
internal sealed record Recording(IReadOnlyList<Reading> Readings, IReadOnlyList<RefusedReading> Refused)
{
    public static Recording Empty { get; } = new([], []);
}
