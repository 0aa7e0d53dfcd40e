namespace Telemetry.Rules.Winter.Backtest;

/// <summary>Errors of one kind together: foreseen minus measured.</summary>
/// <param name="Pairs">Forecast and measurement.</param>
/// <param name="Nights">Nights that the pairs are of: what the figures rest on.</param>
/// <param name="Within">Share of pairs in the 10–90 % band; null without bands. Its interval is by nights.</param>
public sealed record ErrorScore(
    int Pairs, int Nights, double Bias, Interval? BiasInterval, double Mae, Interval? MaeInterval, double Rmse, double? Within, Interval? WithinInterval)
{
    public bool RestsOnFew => Nights < NightBootstrap.FewNights;

    /// <summary>Null without errors.</summary>
    public static ErrorScore? Of(IEnumerable<LeadError> errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        LeadError[][] nights = [.. errors.GroupBy(e => e.Night).Select(g => g.ToArray())];
        if (nights.Length == 0)
        {
            return null;
        }

        var pairs = nights.Sum(n => n.Length);
        double[] sums = [.. nights.Select(n => n.Sum(e => e.Kelvin))];
        double[] absolutes = [.. nights.Select(n => n.Sum(e => Math.Abs(e.Kelvin)))];
        double[] counts = [.. nights.Select(n => (double)n.Length)];
        double[] within = [.. nights.Select(n => (double)n.Count(e => e.Within == true))];
        double[] banded = [.. nights.Select(n => (double)n.Count(e => e.Within is not null))];
        var hasBands = banded.Sum() > 0;
        return new ErrorScore(
            pairs,
            nights.Length,
            sums.Sum() / pairs,
            Interval(sums, counts),
            absolutes.Sum() / pairs,
            Interval(absolutes, counts),
            Math.Sqrt(nights.Sum(n => n.Sum(e => e.Kelvin * e.Kelvin)) / pairs),
            hasBands ? within.Sum() / banded.Sum() : null,
            hasBands ? Interval(within, banded) : null);
    }

    private static Interval? Interval(double[] sums, double[] counts) => NightBootstrap.Of(sums.Length, draw =>
    {
        double sum = 0, count = 0;
        foreach (var i in draw)
        {
            sum += sums[i];
            count += counts[i];
        }

        return sum / count;
    });
}
