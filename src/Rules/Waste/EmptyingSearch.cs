namespace Telemetry.Rules.Waste;

/// <summary>
/// Finds emptyings in a bin's fills: a fall by a fifth or more that leaves at most half and stays down. What it says of an
/// emptying rests only on the fills up to the one that confirms it, so it does not change its mind when more come.
/// </summary>
internal sealed class EmptyingSearch
{
    private readonly EmptyingOptions _options;
    private readonly List<FillSample> _fills = [];
    private readonly List<Emptying> _found = [];

    /// <param name="fills">Oldest first; those that are not usable are passed over.</param>
    public EmptyingSearch(IEnumerable<FillSample> fills, EmptyingOptions options)
    {
        _options = options;
        KeepWithoutSpikes(fills);

        for (var i = 1; i < _fills.Count; i++)
        {
            if (IsFall(i))
            {
                i = Confirm(i);
            }
        }
    }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<Emptying> Found => _found;

    /// <summary>The newest fill has fallen as for an emptying, and no later one says yet whether it was.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>A rise faster than a bin fills waits for the next fill, and is an echo when that has come back down.</summary>
    private void KeepWithoutSpikes(IEnumerable<FillSample> fills)
    {
        FillSample? candidate = null;
        foreach (var fill in fills)
        {
            if (!fill.IsUsable)
            {
                continue;
            }

            if (candidate is { } sudden)
            {
                if (sudden.Percent - fill.Percent < _options.LeastFallPercent)
                {
                    _fills.Add(sudden);
                }

                candidate = null;
            }

            if (_fills.Count > 0 && RisesTooFast(_fills[^1], fill))
            {
                candidate = fill;
            }
            else
            {
                _fills.Add(fill);
            }
        }
    }

    private bool IsFall(int i)
    {
        var (before, after) = (_fills[i - 1].Percent!.Value, _fills[i].Percent!.Value);
        return before - after >= _options.LeastFallPercent && after <= before * _options.MostLeftShare && IsSupported(i) && !IsBackFromAnEcho(i);
    }

    /// <summary>
    /// The first fill of the past has none before it that could show it to be an echo: nothing falls from it, unless fills come so
    /// seldom that a bin may have filled to it in between.
    /// </summary>
    private bool IsSupported(int i) =>
        i > 1 || _fills[0].Percent <= _options.FastestRisePerHour * (_fills[1].At - _fills[0].At).TotalHours;

    /// <summary>Two high readings that came out of nothing and leave the fill where it was before are an echo too, not a load emptied.</summary>
    private bool IsBackFromAnEcho(int i) =>
        i >= 3
        && !RisesTooFast(_fills[i - 2], _fills[i - 1])
        && RisesTooFast(_fills[i - 3], _fills[i - 2])
        && Math.Abs(_fills[i - 3].Percent!.Value - _fills[i].Percent!.Value) < _options.LeastFallPercent / 2;

    /// <summary>Looks on from a fall until it is confirmed or the fill is back; gives the index to go on from.</summary>
    private int Confirm(int i)
    {
        var (before, after) = (_fills[i - 1], _fills[i]);
        for (var j = i + 1; j < _fills.Count; j++)
        {
            var next = _fills[j];
            if (next.Percent > (before.Percent + after.Percent) / 2 && RisesTooFast(_fills[j - 1], next))
            {
                // Back up where it came from: it was an echo, and what comes next falls from before it.
                _fills.RemoveRange(i, j - i);
                return i - 1;
            }

            if (next.At - after.At >= _options.ConfirmFor)
            {
                _found.Add(new Emptying(before, after, next));
                return i;
            }
        }

        IsOpen = true;
        return _fills.Count;
    }

    private bool RisesTooFast(in FillSample from, in FillSample to)
    {
        var rise = to.Percent!.Value - from.Percent!.Value;
        return rise >= _options.LeastFallPercent && rise > _options.FastestRisePerHour * (to.At - from.At).TotalHours;
    }
}
