namespace Telemetry.Rules.Winter;

/// <summary>
/// When a road first becomes slippery: at or below zero and moist. On a moist road that is the crossing of zero; on a dry one
/// the next wetting or deposition while it is frozen.
/// </summary>
internal static class FirstFreeze
{
    /// <param name="moist">Whether the road is moist already.</param>
    /// <param name="frozenSince">Since when it has been at or below zero; null when it isn't.</param>
    /// <param name="hoarSince">Since when ice has been deposited from the air; null when it isn't now.</param>
    public static DateTimeOffset? Find(
        IReadOnlyList<AheadPoint> points, bool moist, DateTimeOffset? frozenSince, DateTimeOffset? hoarSince, GrittingPolicyOptions policy)
    {
        if (moist && frozenSince is not null)
        {
            return frozenSince;
        }

        if (frozenSince is not null && hoarSince is not null)
        {
            return hoarSince > frozenSince ? hoarSince : frozenSince;
        }

        for (var i = 0; i < points.Count; i++)
        {
            var point = points[i];
            var before = i == 0 ? point : points[i - 1];
            if (before.Rst > 0 && point.Rst > 0)
            {
                moist |= point.Rain + point.Snow > 0;
                continue;
            }

            var freezes = before.Rst <= 0 ? before.At : Crossing(before.At, before.Rst, point.At, point.Rst);
            moist |= point.Rain + point.Snow > 0;
            if (moist)
            {
                return freezes;
            }

            if (point.Hoar(policy.HoarMarginK))
            {
                var onset = before.Hoar(policy.HoarMarginK) ? before.At : Crossing(
                    before.At, before.Rst - before.FrostPoint - policy.HoarMarginK, point.At, point.Rst - point.FrostPoint - policy.HoarMarginK);
                return onset > freezes ? onset : freezes;
            }
        }

        return null;
    }

    /// <summary>The first time at or below zero, moist or not.</summary>
    public static DateTimeOffset? BelowZero(IReadOnlyList<AheadPoint> points)
    {
        for (var i = 0; i < points.Count; i++)
        {
            if (points[i].Rst <= 0)
            {
                return i == 0 ? points[0].At : Crossing(points[i - 1].At, points[i - 1].Rst, points[i].At, points[i].Rst);
            }
        }

        return null;
    }

    /// <summary>Where a straight line from above zero reaches it, to the minute that it is in: a forecast by the hour is no finer.</summary>
    private static DateTimeOffset Crossing(DateTimeOffset from, double above, DateTimeOffset to, double below)
    {
        if (!(above > 0 && below <= 0))
        {
            return from;
        }

        var at = from + ((to - from) * (above / (above - below)));
        var minute = new DateTimeOffset(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero);
        return minute > from ? minute : from;
    }
}
