using Telemetry.Domain.Readings;

namespace Telemetry.Rules.QualityControl;

/// <summary>What the checks of one series carry from sample to sample in event time. Folding the same samples gives the same state (ADR 0007).</summary>
internal struct SeriesFold
{
    /// <summary>Samples that agree with each other and not with an unproven reference, to overturn it.</summary>
    private const int LeastRivals = 3;

    private bool _any;
    private long _lastAt;
    private double _lastValue;
    private bool _accepted;
    private long _acceptedAt;
    private double _acceptedValue;
    private bool _proven;
    private int _rivals;
    private long _rivalsSince;
    private long _rivalAt;
    private double _rivalValue;
    private double _typicalChange;
    private int _runLength;
    private long _runSince;
    private double _runValue;
    private double _openValue;
    private double _openJump;
    private double _openTypicalChange;
    private Flag _openSpike;
    private Verdict _openOther;

    /// <summary>The time of a jump that the next sample will judge; 0 when there is none.</summary>
    public long OpenAt { get; private set; }

    /// <summary>Judges the next sample in event time, and by it the open jump, if it can.</summary>
    /// <param name="settled">The final verdict on the sample at <paramref name="settledAt"/>.</param>
    /// <param name="settledAt">The time of the open jump that this sample judged; 0 when it judged none.</param>
    public Verdict Judge(long at, double value, SeriesLimits limits, out Verdict settled, out long settledAt)
    {
        settled = Verdict.Pass;
        settledAt = 0;
        var range = limits.Range(value);
        if (range.Flag == Flag.Fail)
        {
            return range; // Not a measurement: it judges nothing and is no reference.
        }

        var sinceLast = _any ? at - _lastAt : 0;
        var stuck = Persistence(at, value, sinceLast, limits);
        var typicalChange = _typicalChange;
        if (_any)
        {
            // A running mean over about eight changes: the spread of the neighbours, without holding them.
            _typicalChange += (limits.Clip(Math.Abs(value - _lastValue), _typicalChange) - _typicalChange) / 8;
        }

        _any = true;
        _lastAt = at;
        _lastValue = value;
        var step = StepFromAccepted(at, value, sinceLast, limits);
        if (OpenAt != 0)
        {
            var fromOpen = limits.Step(value - _openValue, at - OpenAt, sinceLast);
            if (step.Flag == Flag.Fail && fromOpen.Flag == Flag.Fail)
            {
                // Out of reach from both: a fault of its own, no evidence on the jump before it.
                return Overturns(at, value, sinceLast, limits) ? Overturn(at, value, Verdict.Worse(range, stuck), out settled, out settledAt) : step;
            }

            settledAt = OpenAt;
            settled = Settle(at, value, limits);
            step = StepFromAccepted(at, value, sinceLast, limits);
        }

        var verdict = Verdict.Worse(Verdict.Worse(range, step), stuck);
        if (step.Flag == Flag.Fail && Overturns(at, value, sinceLast, limits))
        {
            return Overturn(at, value, Verdict.Worse(range, stuck), out settled, out settledAt);
        }

        if (verdict.Flag == Flag.Fail)
        {
            return verdict;
        }

        var spike = SpikeFromAccepted(at, value, typicalChange, limits);
        if (spike == Flag.Pass)
        {
            Accept(at, value, limits);
            return verdict;
        }

        OpenAt = at;
        _openValue = value;
        _openJump = value - _acceptedValue;
        _openTypicalChange = typicalChange;
        _openSpike = spike;
        _openOther = verdict;
        return Verdict.Worse(new Verdict(Flag.Suspect, QcTest.Spike), verdict);
    }

    private readonly Verdict StepFromAccepted(long at, double value, long sinceLast, SeriesLimits limits) =>
        _accepted ? limits.Step(value - _acceptedValue, at - _acceptedAt, sinceLast) : Verdict.Pass;

    private readonly Flag SpikeFromAccepted(long at, double value, double typicalChange, SeriesLimits limits) =>
        _accepted && at - _acceptedAt <= limits.LongestGap
            ? limits.Spike(value - _acceptedValue, at - _acceptedAt, typicalChange)
            : Flag.Pass;

    /// <summary>The differential measure: a spike is as bad as the lesser of its two legs, and only if they point apart.</summary>
    private Verdict Settle(long at, double value, SeriesLimits limits)
    {
        var interval = at - OpenAt;
        var back = value - _openValue;
        var level = interval > limits.LongestGap ? Flag.Suspect // Nobody saw whether it came back.
            : back * _openJump >= 0 ? Flag.Pass
            : (Flag)Math.Min((byte)_openSpike, (byte)limits.Spike(back, interval, _openTypicalChange));
        if (level == Flag.Pass)
        {
            Accept(OpenAt, _openValue, limits);
        }

        OpenAt = 0;
        return Verdict.Worse(level == Flag.Pass ? Verdict.Pass : new Verdict(level, QcTest.Spike), _openOther);
    }

    private Verdict Persistence(long at, double value, long sinceLast, SeriesLimits limits)
    {
        if (_runLength == 0 || sinceLast > limits.LongestGap || Math.Abs(value - _runValue) > limits.StuckTolerance)
        {
            _runLength = 1;
            _runSince = at;
            _runValue = value;
            return Verdict.Pass;
        }

        _runLength = Math.Min(_runLength + 1, 3);

        // Two equal samples far apart prove nothing; QARTOD and openair count three.
        return _runLength < 3 ? Verdict.Pass : limits.Stuck(value, at - _runSince);
    }

    /// <summary>
    /// Whether the samples out of reach of the reference prove it wrong. Only one that nothing has confirmed can be: the first, or the
    /// first after a gap. Against it stand three that agree with each other, over the shortest time that a rate is taken of.
    /// </summary>
    private bool Overturns(long at, double value, long sinceLast, SeriesLimits limits)
    {
        if (_proven)
        {
            return false;
        }

        if (_rivals == 0 || limits.Step(value - _rivalValue, at - _rivalAt, sinceLast).Flag != Flag.Pass)
        {
            _rivals = 0;
            _rivalsSince = at;
        }

        _rivals = Math.Min(_rivals + 1, LeastRivals);
        _rivalAt = at;
        _rivalValue = value;
        return _rivals == LeastRivals && at - _rivalsSince >= limits.ShortestStep;
    }

    /// <summary>The reference was the fault. What failed because of it before this sample stays failed.</summary>
    private Verdict Overturn(long at, double value, Verdict verdict, out Verdict settled, out long settledAt)
    {
        settled = new Verdict(Flag.Fail, QcTest.Step);
        settledAt = _acceptedAt;
        OpenAt = 0;
        Take(at, value, proven: true);
        return verdict;
    }

    private void Accept(long at, double value, SeriesLimits limits) =>
        Take(at, value, _accepted && at - _acceptedAt <= limits.LongestGap);

    private void Take(long at, double value, bool proven)
    {
        _accepted = true;
        _proven = proven;
        _rivals = 0;
        _acceptedAt = at;
        _acceptedValue = value;
    }
}
