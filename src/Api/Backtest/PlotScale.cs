namespace Telemetry.Api.Backtest;

/// <summary>A straight scale with round ticks.</summary>
internal sealed class PlotScale
{
    private readonly double _from;
    private readonly double _to;
    private readonly double _start;
    private readonly double _end;

    /// <param name="low">Lowest value to show.</param>
    /// <param name="high">Highest value to show.</param>
    /// <param name="start">Where the low end lies.</param>
    /// <param name="end">Where the high end lies.</param>
    public PlotScale(double low, double high, double start, double end)
    {
        Step = StepOf(high - low);
        _from = Math.Floor(low / Step) * Step;
        _to = Math.Max(Math.Ceiling(high / Step) * Step, _from + Step);
        (_start, _end) = (start, end);
    }

    public double Step { get; }

    public IEnumerable<double> Ticks
    {
        get
        {
            for (var i = 0; _from + (i * Step) <= _to + (Step / 2); i++)
            {
                yield return _from + (i * Step);
            }
        }
    }

    public double At(double value) => _start + ((value - _from) / (_to - _from) * (_end - _start));

    /// <summary>1, 2 or 5 times a power of ten, for about six ticks.</summary>
    private static double StepOf(double span)
    {
        var rough = Math.Max(span, 1e-6) / 6;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return power * ((rough / power) switch { < 1.5 => 1, < 3.5 => 2, < 7.5 => 5, _ => 10 });
    }
}
