using System.Globalization;

namespace Telemetry.Tests.Golden.RealData;

/// <summary>Scores one way of foreseeing Hornsgatan's road on the pairs that METRo is scored on, with intervals by resampled nights.</summary>
internal sealed class RoadScore
{
    public const string Header =
        "| method | MAE 1–18 h, K | RMSE | bias | MAE 18–07 | MAE in [−3, 3] °C | MAE less METRo's (canyon) | night minimum MAE | bias | frost nights hit / false / miss / correct, PSS | hours at or above persistence's MAE |\n"
        + "|---|---|---|---|---|---|---|---|---|---|---|";

    private const int Leads = 18;
    private const int NightLeads = 20;
    private const int Resamples = 2000;

    private readonly RoadHindcast _data;
    private readonly List<Night> _nights = [];

    public RoadScore(string name, RoadHindcast data, Func<DateTimeOffset, int, double?> method)
    {
        Name = name;
        _data = data;
        foreach (var issue in data.Issues)
        {
            // A night without a measurement at 15:00 has nothing to start from, for any method.
            if (data.Rst(issue) is { } start)
            {
                _nights.Add(new Night(issue, start, data, method));
            }
        }
    }

    public string Name { get; }

    public int Pairs => _nights.Sum(n => n.Count);

    public double MeanAbsolute => Mean(_nights.SelectMany(n => n.Errors).Select(e => Math.Abs(e.Error)));

    public string Row(RoadScore reference, RoadScore persistence)
    {
        var errors = _nights.SelectMany(n => n.Errors).ToArray();
        var night = errors.Where(e => e.LocalHour is >= 18 or <= 7).ToArray();
        var critical = night.Where(e => Math.Abs(e.Observed) <= 3).ToArray();
        var minima = _nights.Where(n => n.Minimum is not null).ToArray();
        var worse = Enumerable.Range(1, Leads).Where(l => AtLead(l) >= persistence.AtLead(l)).ToArray();
        return string.Create(CultureInfo.InvariantCulture,
            $"| {Name} | {MeanAbsolute:0.00} {Interval(Resampled())} | {Math.Sqrt(Mean(errors.Select(e => e.Error * e.Error))):0.00} | {Signed(Mean(errors.Select(e => e.Error)))} "
            + $"| {Mean(night.Select(e => Math.Abs(e.Error))):0.00} | {Mean(critical.Select(e => Math.Abs(e.Error))):0.00} | {Against(reference)} "
            + $"| {Mean(minima.Select(n => Math.Abs(n.Minimum!.Value))):0.00} {Interval(MinimumResampled(minima))} | {Signed(Mean(minima.Select(n => n.Minimum!.Value)))} | {Frost()} "
            + $"| {(this == persistence ? "–" : worse.Length == 0 ? "none" : string.Join(", ", worse))} |");
    }

    public double AtLead(int lead) => Mean(_nights.SelectMany(n => n.Errors).Where(e => e.Lead == lead).Select(e => Math.Abs(e.Error)));

    public int CountAt(int lead) => _nights.SelectMany(n => n.Errors).Count(e => e.Lead == lead);

    public static string Number(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>With its sign; what rounds to nothing is +0.00.</summary>
    public static string Signed(double value) => (Math.Round(value, 2) + 0.0).ToString("+0.00;−0.00", CultureInfo.InvariantCulture);

    public static double Mean(IEnumerable<double> values)
    {
        double sum = 0;
        var count = 0;
        foreach (var value in values)
        {
            sum += value;
            count++;
        }

        return count > 0 ? sum / count : double.NaN;
    }

    /// <summary>95 % between the percentiles of a statistic over resampled nights; the seed is fixed, so it is the same each time.</summary>
    public static (double Low, double High) Bootstrap(int nights, Func<int[], double> statistic)
    {
        var random = new Random(20101005);
        var results = new double[Resamples];
        var draw = new int[nights];
        for (var i = 0; i < Resamples; i++)
        {
            for (var j = 0; j < nights; j++)
            {
                draw[j] = random.Next(nights);
            }

            results[i] = statistic(draw);
        }

        Array.Sort(results);
        return (results[(int)(0.025 * Resamples)], results[(int)(0.975 * Resamples)]);
    }

    private string Against(RoadScore reference)
    {
        if (this == reference)
        {
            return "–";
        }

        // Both have the same nights in the same order.
        var (low, high) = Bootstrap(_nights.Count, draw =>
            (draw.Sum(i => _nights[i].Absolute) / draw.Sum(i => _nights[i].Count)) - (draw.Sum(i => reference._nights[i].Absolute) / draw.Sum(i => reference._nights[i].Count)));
        return string.Create(CultureInfo.InvariantCulture, $"{Signed(MeanAbsolute - reference.MeanAbsolute)} [{Signed(low)}, {Signed(high)}]");
    }

    private (double, double) Resampled() =>
        Bootstrap(_nights.Count, draw => draw.Sum(i => _nights[i].Absolute) / draw.Sum(i => _nights[i].Count));

    private static (double, double) MinimumResampled(Night[] minima) =>
        Bootstrap(minima.Length, draw => draw.Sum(i => Math.Abs(minima[i].Minimum!.Value)) / minima.Length);

    private static string Interval((double Low, double High) interval) =>
        string.Create(CultureInfo.InvariantCulture, $"[{interval.Low:0.00}, {interval.High:0.00}]");

    private string Frost()
    {
        int hit = 0, alarm = 0, miss = 0, correct = 0;
        foreach (var night in _nights.Where(n => n.Minimum is not null))
        {
            var foreseen = night.ForeseenMinimum <= 0;
            var froze = night.ForeseenMinimum - night.Minimum <= 0;
            hit += foreseen && froze ? 1 : 0;
            alarm += foreseen && !froze ? 1 : 0;
            miss += !foreseen && froze ? 1 : 0;
            correct += !foreseen && !froze ? 1 : 0;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{hit} / {alarm} / {miss} / {correct}, {((double)hit / (hit + miss)) - ((double)alarm / (alarm + correct)):0.00}");
    }

    /// <summary>One issue: its errors, foreseen minus observed, and the error of its minimum from 15:00 to 11:00.</summary>
    private sealed class Night
    {
        public Night(DateTimeOffset issue, double start, RoadHindcast data, Func<DateTimeOffset, int, double?> method)
        {
            var observed = start;
            var foreseen = start;
            for (var lead = 1; lead <= NightLeads; lead++)
            {
                var at = issue.AddHours(lead);
                if (data.Rst(at) is not { } truth || method(issue, lead) is not { } value)
                {
                    continue;
                }

                observed = Math.Min(observed, truth);
                foreseen = Math.Min(foreseen, value);
                Minimum = foreseen - observed;
                if (lead <= Leads)
                {
                    Errors.Add((lead, (at.UtcDateTime.Hour + 1) % 24, truth, value - truth));
                    Absolute += Math.Abs(value - truth);
                }
            }

            ForeseenMinimum = foreseen;
        }

        public List<(int Lead, int LocalHour, double Observed, double Error)> Errors { get; } = [];

        public double Absolute { get; }

        public int Count => Errors.Count;

        public double? Minimum { get; }

        public double ForeseenMinimum { get; }
    }
}
