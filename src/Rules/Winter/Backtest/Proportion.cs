namespace Telemetry.Rules.Winter.Backtest;

/// <summary>A share of counted nights, with what it rests on and its 95 % Wilson interval (docs/sources/winter.md#verification).</summary>
/// <param name="Count">Nights that are so.</param>
/// <param name="Of">Nights that could have been.</param>
public readonly record struct Proportion(int Count, int Of)
{
    /// <summary>The normal quantile of 95 %, both sides.</summary>
    private const double Z = 1.959964;

    /// <summary>0 to 1; null of no nights.</summary>
    public double? Value => Of > 0 ? (double)Count / Of : null;

    /// <summary>Null of no nights. Never empty and never outside 0 to 1, even where all or none are so.</summary>
    public Interval? Interval
    {
        get
        {
            if (Of <= 0)
            {
                return null;
            }

            double n = Of;
            var p = Count / n;
            var scale = 1 + (Z * Z / n);
            var centre = (p + (Z * Z / (2 * n))) / scale;
            var half = Z / scale * Math.Sqrt((p * (1 - p) / n) + (Z * Z / (4 * n * n)));
            return new Interval(Count == 0 ? 0 : centre - half, Count == Of ? 1 : centre + half);
        }
    }

    public bool RestsOnFew => Of < NightBootstrap.FewNights;
}
