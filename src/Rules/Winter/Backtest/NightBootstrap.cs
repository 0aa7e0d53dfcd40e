namespace Telemetry.Rules.Winter.Backtest;

/// <summary>
/// 95 % intervals of means by drawing whole nights anew, with replacement: hours of one night err together, nights hardly do
/// (docs/sources/winter.md#verification). The draw is the same each time, so that a report can be made again to the digit.
/// </summary>
public static class NightBootstrap
{
    /// <summary>A figure of fewer nights is marked: an interval by drawing them anew is then too narrow itself.</summary>
    public const int FewNights = 10;

    private const int Draws = 2000;

    private const int Seed = 20101005;

    /// <summary>Null of fewer than two nights, or where the figure could not be worked out in most draws.</summary>
    /// <param name="nights">How many there are.</param>
    /// <param name="figure">The figure of a draw, given as indices of nights; NaN where it has none.</param>
    public static Interval? Of(int nights, Func<int[], double> figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        if (nights < 2)
        {
            return null;
        }

        var random = new Random(Seed);
        var draw = new int[nights];
        var figures = new List<double>(Draws);
        for (var i = 0; i < Draws; i++)
        {
            for (var j = 0; j < nights; j++)
            {
                draw[j] = random.Next(nights);
            }

            if (figure(draw) is var drawn && double.IsFinite(drawn))
            {
                figures.Add(drawn);
            }
        }

        if (figures.Count < Draws / 2)
        {
            return null;
        }

        figures.Sort();
        return new Interval(figures[(int)(0.025 * figures.Count)], figures[(int)(0.975 * figures.Count)]);
    }
}
