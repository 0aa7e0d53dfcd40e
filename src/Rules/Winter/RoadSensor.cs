using System.Globalization;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.Winter;

/// <summary>What a site's road surface temperature is worth at a moment.</summary>
/// <param name="Base">The newest reading that passed and is fresh: a value to start from. Null when there is none.</param>
/// <param name="LastTrusted">The newest reading that passed, of whatever age.</param>
internal readonly record struct RoadSensor(
    RoadTrust Trust, Observation? Base, Observation? LastTrusted, SeriesView? View, string State)
{
    /// <summary>Of a silent sensor: since when, by the readings there are.</summary>
    public DateTimeOffset? SilentSince => Trust == RoadTrust.Silent ? View?.Newest?.At : null;

    /// <summary>The state for a person, times as the council's clocks show them.</summary>
    public string Tell(LocalClock clock) => SilentSince is { } since ? "silent since " + clock.Say(since)
        : View?.Newest?.Test is { } test && Reads(test) is { } words ? State.Replace($"({test})", $"({words})", StringComparison.Ordinal)
        : State;

    private static string? Reads(QcTest test) => test switch
    {
        QcTest.SensorRange => "out of its range",
        QcTest.Step => "moves too fast",
        QcTest.Spike => "a spike",
        QcTest.Persistence => "unchanged for too long",
        QcTest.CrossCheck => "contradicts another quantity",
        QcTest.LikeInstrument => "unlike the instruments beside it",
        _ => null,
    };

    /// <summary>Of a site's sensors the one to be relied on most, and of equals the coldest.</summary>
    public static RoadSensor Of(SiteMoment moment, GrittingPolicyOptions policy)
    {
        var best = new RoadSensor(RoadTrust.Missing, null, null, null, "silent since " + Instant(moment.Since));
        var series = moment.Series;
        for (var i = 0; i < series.Count; i++)
        {
            if (ReferenceEquals(series[i].Quantity, Quantity.RoadSurfaceTemperature)
                && Judge(series[i], moment.Nights, policy) is { } sensor
                && (sensor.Trust < best.Trust || (sensor.Trust == best.Trust && sensor.Base?.Value < best.Base?.Value)))
            {
                best = sensor;
            }
        }

        return best;
    }

    private static RoadSensor? Judge(SeriesView view, RoadNights nights, GrittingPolicyOptions policy)
    {
        if (view.Newest is not { } newest)
        {
            return null;
        }

        var silence = Freshness.SilenceOf(view.Sensor, policy);
        var trusted = view.Trusted;
        if (view.AsOf - newest.At > silence)
        {
            return new RoadSensor(RoadTrust.Silent, null, trusted, view, "silent since " + Instant(newest.At));
        }

        var fresh = trusted is { } last && view.AsOf - last.At <= silence ? trusted : null;
        if (nights.DriftOf(view.Sensor, policy) is { Kelvin: > 0 } drift)
        {
            // Nothing of it is a value to start from, however well it passes its checks; what it says may still cool a decision.
            return new RoadSensor(RoadTrust.Distrusted, null, null, view, $"distrusted (reads {drift.Words})");
        }

        if (newest.Flag == Flag.Fail)
        {
            return new RoadSensor(RoadTrust.Distrusted, fresh, trusted, view, $"distrusted ({newest.Test})");
        }

        if (newest.Flag == Flag.Suspect)
        {
            return new RoadSensor(RoadTrust.Suspect, fresh, trusted, view, $"suspect ({newest.Test})");
        }

        // A spike is told from a rise only by the next sample. Until then it may cool a decision, never warm it.
        return Previous(view, newest.At, silence) is { } previous && newest.Value - previous.Value > policy.UnconfirmedRiseK
            ? new RoadSensor(
                RoadTrust.Suspect, view.AsOf - previous.At <= silence ? previous : null, previous, view, "suspect (unconfirmed rise)")
            : new RoadSensor(RoadTrust.Trusted, newest, newest, view, "trusted");
    }

    private static Observation? Previous(SeriesView view, DateTimeOffset before, TimeSpan silence)
    {
        Observation? previous = null;
        foreach (var observation in view.Between(before - silence, before, Flag.Pass))
        {
            if (observation.At < before)
            {
                previous = observation;
            }
        }

        return previous;
    }

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture);
}
