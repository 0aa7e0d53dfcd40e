using System.Globalization;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Rules.EventTime;

namespace Telemetry.Tests.Golden.RealData;

/// <summary>
/// Edinburgh's trial of 2016: real times of collection and real fills before them. The file has no readings between, so a
/// straight line from empty stands in for them, read by a sensor that errs as such sensors do.
/// </summary>
internal static class Edinburgh
{
    private static readonly TimeSpan LookBack = TimeSpan.FromHours(48);
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>Collections of each container in order, at UTC, with the fill before in % of Enevo's full.</summary>
    public static IReadOnlyList<(string Container, (DateTimeOffset At, double Before)[] Collections)> Read() =>
        [.. MeasuredData.Rows(MeasuredData.Require("waste/edinburgh_enevo_bin_collections_2016-06-03_to_07-09.csv"))
            .GroupBy(r => r["container_slot_id"], StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (g.Key, g.Select(r => (Utc(r["collected_at_europe_london"]), double.Parse(r["fill_before_pct"], CultureInfo.InvariantCulture)))
                .OrderBy(c => c.Item1).ToArray()))];

    /// <summary>Runs one container; counts into the tally.</summary>
    public static void Run(string container, (DateTimeOffset At, double Before)[] collections, TimeSpan interval, bool badEchoes, EmptyingTally tally)
    {
        var bin = new Bin(new BinId(container), new SiteId(container), new SensorId(container), "mixed", 1100, 1400, 200) { FullPercentOfCapacity = 80 };
        var measured = new MeasuredBin(bin, Quantity.Distance, interval, LookBack);
        var random = new Random(int.Parse(container, CultureInfo.InvariantCulture));
        List<(DateTimeOffset Observed, double Distance, DateTimeOffset Received)> readings = [];
        var until = collections[^1].At.AddHours(24);
        for (var at = collections[0].At.AddHours(-24 - random.NextDouble()); at < until; at += interval)
        {
            Add(readings, at, LevelAt(collections, at) + (3 * random.NextDouble()) - 1.5, badEchoes ? random : null);
        }

        var heldBefore = new bool[collections.Length];
        foreach (var (observed, distance, received) in readings.OrderBy(r => r.Received))
        {
            var state = measured.Take(observed, distance, received);
            var next = Array.FindIndex(collections, c => c.At > received);
            if (next >= 0 && state is not null)
            {
                heldBefore[next] = state == ConditionState.Holds || (state == ConditionState.Between && heldBefore[next]);
            }
        }

        tally.Add(collections, heldBefore, measured.Emptyings, (2 * interval) + TimeSpan.FromHours(2));
    }

    private static void Add(List<(DateTimeOffset, double, DateTimeOffset)> readings, DateTimeOffset at, double level, Random? bad)
    {
        var distance = 1400 - (12 * Math.Clamp(level, 0, 100));
        var (kind, delay) = bad is null ? (1, 0) : (bad.NextDouble(), bad.NextDouble());
        var received = bad is not null && delay < 0.03 ? at.AddMinutes(30 + (2000 * delay)) : at.AddSeconds(2);
        switch (kind)
        {
            case < 0.02:
                return; // lost
            case < 0.04:
                distance = 5000; // no echo, said as far away
                break;
            case < 0.05:
                distance = 1400; // no echo, said as empty
                break;
            case < 0.06:
                distance = 150; // something at the sensor
                break;
            case < 0.08:
                readings.Add((at, distance, received.AddSeconds(40))); // sent twice
                break;
        }

        readings.Add((at, distance, received));
    }

    private static double LevelAt((DateTimeOffset At, double Before)[] collections, DateTimeOffset at)
    {
        var next = Array.FindIndex(collections, c => c.At > at);
        if (next < 0)
        {
            return (at - collections[^1].At).TotalHours; // one per cent an hour after the last
        }

        var begin = next > 0 ? collections[next - 1].At : collections[0].At.AddHours(-26);
        return collections[next].Before * ((at - begin) / (collections[next].At - begin));
    }

    private static DateTimeOffset Utc(string naive)
    {
        var local = DateTime.Parse(naive, CultureInfo.InvariantCulture);
        return new DateTimeOffset(local, London.GetUtcOffset(local)).ToUniversalTime();
    }
}
