using Telemetry.Domain.Decisions;

namespace Telemetry.Rules.Winter.Backtest;

/// <summary>One night of one route: what it was like, and what was decided.</summary>
/// <param name="Asked">The decision that stood at the hour asked at; null where there was none.</param>
/// <param name="Carried">What the night's decisions come to when they are carried out.</param>
public sealed record NightCase(ObservedNight Observed, Decision? Asked, NightCarriedOut Carried)
{
    /// <summary>What was spread by report; null where nobody reports what is spread.</summary>
    public NightSpreading? Reported { get; init; }

    /// <summary>The first treatment was over before the road froze; null where nothing was spread or the freeze has no time.</summary>
    public bool? InTime(TimeSpan treatment) =>
        Carried.StartedAt is { } started && Observed is { FreezeIsTimed: true, FirstFreezeAt: { } freeze } ? started + treatment <= freeze : null;
}
