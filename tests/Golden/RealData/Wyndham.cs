using System.Globalization;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Waste;
using Telemetry.Rules.EventTime;

namespace Telemetry.Tests.Golden.RealData;

/// <summary>Wyndham's BigBelly bins, fullness once a day in steps of two tenths. The file has dates only: each day is read at its midnight UTC.</summary>
internal static class Wyndham
{
    // A sensor that sends once a day needs three readings for an emptying: more than the 48 h that the host looks back by default.
    private static readonly TimeSpan LookBack = TimeSpan.FromDays(4);

    public sealed record Day(DateTimeOffset At, double Fill, double Threshold, string Reason)
    {
        public ConditionState? Collect { get; set; }

        public FillRate? Rate { get; set; }
    }

    public static (int Rows, int Keys, int Conflicts, IReadOnlyList<IReadOnlyList<Day>> Bins, int Emptyings) Run()
    {
        var rows = MeasuredData.Rows(MeasuredData.Require("waste/wyndham_bigbelly_daily_2018-2019.csv")).ToList();
        var keys = rows.GroupBy(r => (r["bin_id"], r["date"])).ToList();
        var conflicts = keys.Count(k => k.Select(r => (r["fullness_0_10"], r["reason"])).Distinct().Count() > 1);
        var emptyings = 0;
        List<IReadOnlyList<Day>> bins = [];
        foreach (var group in keys.GroupBy(k => k.Key.Item1, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            // The first row of a key stays, as the first reading of an instant does.
            Day[] days = [.. group.Select(k => k.First()).Select(ToDay).OrderBy(d => d.At)];
            var bin = new Bin(new BinId(group.Key), new SiteId(group.Key), new SensorId(group.Key), "general", 600, 1400, 200) { CollectAtPercent = days[0].Threshold };
            var measured = new MeasuredBin(bin, Quantity.FillLevel, TimeSpan.FromDays(1), LookBack);
            foreach (var day in days)
            {
                day.Collect = measured.Take(day.At, day.Fill, day.At);
                day.Rate = measured.FillAt(day.At).Rate;
            }

            emptyings += measured.Emptyings.Count;
            bins.Add(days);
        }

        return (rows.Count, keys.Count, conflicts, bins, emptyings);
    }

    private static Day ToDay(IReadOnlyDictionary<string, string> row) => new(
        new DateTimeOffset(DateTime.Parse(row["date"], CultureInfo.InvariantCulture), TimeSpan.Zero),
        10 * double.Parse(row["fullness_0_10"], CultureInfo.InvariantCulture),
        10 * double.Parse(row["fullness_threshold"], CultureInfo.InvariantCulture),
        row["reason"]);
}
