using System.Globalization;

namespace Telemetry.Tests.Golden.RealData;

/// <summary>
/// How well a bin's rate tells tomorrow's fill, beside two baselines that know less: nothing changes, and the bin's mean rise a day
/// in the first three quarters of the file. Scored on the last quarter, where a rate was given and the bin was not emptied.
/// </summary>
internal sealed class RateScore
{
    private readonly List<double> _rate = [];
    private readonly List<double> _still = [];
    private readonly List<double> _mean = [];
    private readonly List<double> _reachedRate = [];
    private readonly List<double> _reachedMean = [];
    private int _within;

    public RateScore(IReadOnlyList<IReadOnlyList<Wyndham.Day>> bins)
    {
        DateTimeOffset[] dates = [.. bins.SelectMany(b => b).Select(d => d.At).Distinct().Order()];
        var split = dates[dates.Length * 3 / 4];
        foreach (var days in bins)
        {
            var rises = Neighbours(days).Where(p => p.Next.At < split && p.Next.Fill >= p.Day.Fill).Select(p => p.Next.Fill - p.Day.Fill).ToList();
            var mean = rises.Count == 0 ? 0 : rises.Average();
            foreach (var (day, next) in Neighbours(days).Where(p => p.Day.At >= split && p.Next.Fill >= p.Day.Fill))
            {
                if (day.Rate is { } rate)
                {
                    _rate.Add(Math.Abs(next.Fill - Math.Min(100, day.Fill + (24 * rate.PercentPerHour))));
                    _still.Add(next.Fill - day.Fill);
                    _mean.Add(Math.Abs(next.Fill - Math.Min(100, day.Fill + mean)));
                    Reached(days, day, rate, mean);
                }
            }
        }
    }

    public static string Header =>
        "| | fills | rate given with the fill | nothing changes | the bin's mean rise a day before |\n|---|---|---|---|---|";

    public string Rows => string.Create(CultureInfo.InvariantCulture,
        $"| tomorrow's fill, mean error, points | {_rate.Count} | {_rate.Average():0.0} | {_still.Average():0.0} | {_mean.Average():0.0} |\n"
        + $"| time to the threshold, mean error, days | {_reachedRate.Count} | {_reachedRate.Average():0.0} | – | {_reachedMean.Average():0.0} |\n"
        + $"| threshold reached between earliest and latest | {_reachedRate.Count} | {100.0 * _within / _reachedRate.Count:0} % | – | – |");

    private static IEnumerable<(Wyndham.Day Day, Wyndham.Day Next)> Neighbours(IReadOnlyList<Wyndham.Day> days) =>
        days.Zip(days.Skip(1)).Where(p => p.Second.At - p.First.At == TimeSpan.FromDays(1));

    private void Reached(IReadOnlyList<Wyndham.Day> days, Wyndham.Day day, Telemetry.Domain.Waste.FillRate rate, double mean)
    {
        var before = day;
        foreach (var later in days.SkipWhile(d => d.At <= day.At))
        {
            if (later.Fill < before.Fill || later.At - before.At > TimeSpan.FromDays(1) || mean <= 0)
            {
                return;
            }

            if (later.Fill >= day.Threshold)
            {
                // Read once a day: it was reached in the day before.
                _reachedRate.Add(Math.Abs((rate.ReachedAt - later.At).TotalDays));
                _reachedMean.Add(Math.Abs(((day.Threshold - day.Fill) / mean) - (later.At - day.At).TotalDays));
                _within += rate.ReachedEarliest <= later.At && !(rate.ReachedLatest < before.At) ? 1 : 0;
                return;
            }

            before = later;
        }
    }
}
