using System.Collections.Concurrent;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using Telemetry.Rules.Winter;

namespace Telemetry.Rules.EventTime;

/// <summary>The nights of a site's road sensors as they had been concluded, oldest first. What is told from them is told once.</summary>
public sealed class RoadNights(IReadOnlyList<RoadNight> all)
{
    /// <summary>How long a night is remembered: a winter.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromDays(200);

    public static readonly RoadNights None = new([]);

    private readonly ConcurrentDictionary<(Sensor, GrittingPolicyOptions), RoadDrift?> _drifts = new();

    public IReadOnlyList<RoadNight> All { get; } = all;

    /// <summary>Null where the sensor reads as it used to, or where there are too few nights to tell.</summary>
    public RoadDrift? DriftOf(Sensor sensor, GrittingPolicyOptions policy) =>
        All.Count == 0 ? null : _drifts.GetOrAdd((sensor, policy), key => RoadDrift.Of(key.Item1, All, key.Item2));
}
