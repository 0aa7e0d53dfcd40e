using Telemetry.Domain.Readings;

namespace Telemetry.Rules.QualityControl;

/// <summary>
/// CrossCheck and LikeInstrument: a reading beside those of the site with the same observedAt. It looks only at values
/// and at first verdicts, so it rests on nothing observed later, and it feeds nothing back into a series' own fold.
/// </summary>
internal static class SiteComparison
{
    /// <summary>Judges a reading whose own series passed it; one already in doubt is no evidence on others.</summary>
    public static Verdict Judge(SeriesWindow series, in HeldReading reading)
    {
        if (reading.First.Flag == Flag.Fail)
        {
            return Verdict.Pass;
        }

        var crossed = series.Partners.Crossed;
        for (var i = 0; i < crossed.Count; i++)
        {
            var (relation, other) = crossed[i];
            if (TryGetPassed(other, reading.At, out var value) && !relation.Holds(series.Quantity, reading.Value, value))
            {
                return new Verdict(Flag.Suspect, QcTest.CrossCheck);
            }
        }

        return IsUnlike(series, reading) ? new Verdict(Flag.Suspect, QcTest.LikeInstrument) : Verdict.Pass;
    }

    // The median of all, not the mean of the others as in WxDE: one bad instrument of three pulls the mean far enough
    // to condemn the two good ones.
    private static bool IsUnlike(SeriesWindow series, in HeldReading reading)
    {
        const int Most = 32;
        var alike = series.Partners.Alike;
        if (alike.Count < 2 || double.IsInfinity(series.Limits.Like))
        {
            return false;
        }

        Span<double> values = stackalloc double[Most];
        var count = 0;
        values[count++] = reading.Value;
        for (var i = 0; i < alike.Count && count < Most; i++)
        {
            if (TryGetPassed(alike[i], reading.At, out var value))
            {
                values[count++] = value;
            }
        }

        if (count < 3)
        {
            return false;
        }

        values[..count].Sort();
        var median = (values[(count - 1) / 2] + values[count / 2]) / 2;
        return Math.Abs(reading.Value - median) > series.Limits.Like;
    }

    private static bool TryGetPassed(SeriesWindow series, long at, out double value)
    {
        var index = series.Find(at);
        if (index < 0 || series.Held[index].First.Flag != Flag.Pass)
        {
            value = 0;
            return false;
        }

        value = series.Held[index].Value;
        return true;
    }
}
