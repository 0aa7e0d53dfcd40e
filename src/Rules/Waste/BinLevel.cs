using System.Reactive.Linq;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.Waste;
using Telemetry.Rules.Devices;
using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.Waste;

/// <summary>How full a bin is known to be now, and whether that is sure enough to act on.</summary>
internal sealed class BinLevel
{
    private readonly EmptyingOptions _emptying;
    private readonly TimeSpan _known;
    private readonly FillSample? _newest;
    private readonly FillSample? _before;
    private readonly FillSample? _unusable;

    public BinLevel(BinView bin, EmptyingOptions emptying, CollectOptions collect)
    {
        Bin = bin;
        _emptying = emptying;
        _known = collect.KnownForIntervals * bin.Series.Sensor.Interval;
        foreach (var fill in bin.FillsAfter(bin.Moment.At - (2 * _known)))
        {
            if (fill.IsUsable)
            {
                (_before, _newest, _unusable) = (_newest, fill, null);
            }
            else
            {
                _unusable = fill;
            }
        }
    }

    /// <summary>The bins of each moment's site.</summary>
    public static IObservable<BinLevel> Of(IObservable<SiteMoment> moments, FillOptions fill, EmptyingOptions emptying, CollectOptions collect) => moments
        .SelectMany(moment => BinView.Of(moment, fill))
        .Select(bin => new BinLevel(bin, emptying, collect));

    public BinView Bin { get; }

    /// <summary>The newest usable fill; null when it is too old to say anything of now.</summary>
    public FillSample? Now => _newest is { } fill && Bin.Moment.At - fill.At <= _known ? fill : null;

    /// <summary>
    /// How the fill stands to a threshold. A rise faster than a bin fills, and a fall as for an emptying, wait for the next reading:
    /// until then what is, stays.
    /// </summary>
    public ConditionState Against(double threshold, double deadband)
    {
        if (Now is not { Percent: { } fill } now)
        {
            return ConditionState.Unknown;
        }

        if (fill >= threshold)
        {
            return _before is { } low && IsSuddenRise(low, now) ? ConditionState.Between : ConditionState.Holds;
        }

        return fill >= threshold - deadband || (_before is { } high && IsUnconfirmedFall(high, now, threshold - deadband))
            ? ConditionState.Between
            : ConditionState.Clears;
    }

    /// <summary>The newest fill in words, or why there is none.</summary>
    public string Describe()
    {
        var bin = Bin.Bin.Id;
        if (Now is { } now)
        {
            var basis = FillMeasure.Basis(Bin.Bin, Bin.Source, now.At);
            var litres = FillMeasure.Litres(now.Percent, basis);
            return BinWords.Text(
                $"{bin} was {now.Percent:0.#} % full at {PlainEnglish.Time(now.At)}: about {litres:0} l, where 100 % is {basis.FullPercentOfCapacity:0.#} % of {basis.CapacityLitres:0} l{BinWords.Remark(now.Note)}.");
        }

        var since = _newest is { } last ? BinWords.Text($" since {PlainEnglish.Time(last.At)}") : "";
        return BinWords.Text($"The fill of {bin} is not known{since}: {WhyNone()}.");
    }

    private string WhyNone() =>
        _unusable is { } bad ? BinWords.WhyNone(bad)
        : Bin.Moment.At - Bin.Moment.Since < _known ? BinWords.Text($"{Bin.Series.Sensor.Id} has sent nothing since watching began at {PlainEnglish.Time(Bin.Moment.Since)}")
        : BinWords.Text($"{Bin.Series.Sensor.Id} has sent nothing for {PlainEnglish.Duration(_known)}");

    /// <summary>A condition of the bin, resting on the readings that its level does.</summary>
    public Condition Say(string rule, AlertSeverity severity, ConditionState state, Func<string> reason) =>
        new(rule, AlertSubject.Bin, Bin.Bin.Id.Value, severity, Bin.Moment.At, state, reason, Basis);

    private List<AlertReading> Basis()
    {
        List<AlertReading> basis = [];
        foreach (var at in new[] { _before?.At, _newest?.At, _unusable?.At })
        {
            if (at is { } time)
            {
                foreach (var reading in Bin.Series.Between(time.AddTicks(-1), time, Domain.Readings.Flag.Fail))
                {
                    basis.Add(Bin.Series.AsBasis(reading));
                }
            }
        }

        return basis;
    }

    private bool IsSuddenRise(in FillSample from, in FillSample to)
    {
        var rise = to.Percent!.Value - from.Percent!.Value;
        return rise >= _emptying.LeastFallPercent && rise > _emptying.FastestRisePerHour * (to.At - from.At).TotalHours;
    }

    private bool IsUnconfirmedFall(in FillSample from, in FillSample to, double clearsBelow) =>
        from.Percent >= clearsBelow && from.Percent - to.Percent >= _emptying.LeastFallPercent;
}
