using Telemetry.Domain.Forecasts;

namespace Telemetry.Rules.Winter.RoadSurface;

/// <summary>
/// Quantiles of a forecast from the station's past errors at the same lead. Until there are many, published errors of such
/// models stand beside them with the weight of a few nights (docs/sources/winter.md#quantiles).
/// </summary>
internal sealed class ErrorSpread
{
    private const int PriorPoints = 20;

    /// <summary>Nights that the published errors weigh as; an error counts at three leads, so three entries are a night.</summary>
    private const double PriorNights = 5;
    private const int EntriesANight = 3;

    private readonly RoadForecastErrors _errors;
    private readonly RoadForecastMember _member;
    private readonly (double Sd, double Hours) _published;
    private readonly double[][] _byLead = new double[25][];

    public ErrorSpread(RoadForecastErrors errors, RoadForecastMember member, bool anchored)
    {
        _errors = errors;
        _member = member;
        _published = member == RoadForecastMember.WeatherModel ? (1.0, FluxMemory.RelaxationHours) : (2.5, 12);
        Anchored = anchored;
    }

    public bool Anchored { get; }

    /// <summary>Past errors known at the middle leads, in nights.</summary>
    public int Nights => _errors.At(_member, 12).Length / EntriesANight;

    public RoadQuantiles Around(double rst, double leadHours)
    {
        var lead = Math.Max(1, leadHours);
        var below = Math.Min(24, (int)lead);
        var above = Math.Min(24, below + 1);
        var share = Math.Min(lead, 24) - below;
        var low = Offsets(below);
        var high = Offsets(above);
        // Within the first hour the error grows from next to nothing.
        var grown = leadHours >= 1 ? 1 : Math.Sqrt(Math.Max(leadHours, 0.1));
        return new RoadQuantiles(Value(0), Value(1), Value(2), Value(3), Value(4));

        double Value(int i) => rst + (grown * ((low[i] * (1 - share)) + (high[i] * share)));
    }

    private double[] Offsets(int lead) => _byLead[lead] ??= Make(lead);

    private double[] Make(int lead)
    {
        var known = _errors.At(_member, lead);
        // A difference that fades with an e-fold leaves an error that grows so; unanchored it is grown from the start.
        var sd = _published.Sd * (Anchored ? Math.Sqrt(1 - Math.Exp(-2 * lead / _published.Hours)) : 1);
        var weighted = new (double Error, double Weight)[known.Length + PriorPoints];
        for (var i = 0; i < PriorPoints; i++)
        {
            weighted[i] = (sd * NormalQuantile((i + 0.5) / PriorPoints), PriorNights * EntriesANight / PriorPoints);
        }

        for (var i = 0; i < known.Length; i++)
        {
            weighted[PriorPoints + i] = (known[i], 1);
        }

        Array.Sort(weighted, static (a, b) => a.Error.CompareTo(b.Error));
        return [Quantile(weighted, 0.10), Quantile(weighted, 0.25), Quantile(weighted, 0.50), Quantile(weighted, 0.75), Quantile(weighted, 0.90)];
    }

    private static double Quantile(ReadOnlySpan<(double Error, double Weight)> sorted, double chance)
    {
        double total = 0;
        foreach (var (_, weight) in sorted)
        {
            total += weight;
        }

        double sum = 0;
        for (var i = 0; i < sorted.Length; i++)
        {
            // Each entry stands at the middle of its own weight.
            var at = (sum + (sorted[i].Weight / 2)) / total;
            if (at >= chance)
            {
                if (i == 0)
                {
                    return sorted[0].Error;
                }

                var before = (sum - (sorted[i - 1].Weight / 2)) / total;
                return sorted[i - 1].Error + ((sorted[i].Error - sorted[i - 1].Error) * (chance - before) / (at - before));
            }

            sum += sorted[i].Weight;
        }

        return sorted[^1].Error;
    }

    // Odd about one half; bisection on the house's own normal distribution is plenty for twenty points.
    private static double NormalQuantile(double chance)
    {
        double low = -5;
        double high = 5;
        for (var i = 0; i < 40; i++)
        {
            var middle = (low + high) / 2;
            if (Normal.Below(middle, 0, 1) < chance)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return (low + high) / 2;
    }
}
