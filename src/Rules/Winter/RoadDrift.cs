using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;

namespace Telemetry.Rules.Winter;

/// <summary>
/// A road sensor that reads otherwise than it used to: its nights lie further above (or below) the road stations near it, or the air
/// where there are none, than all but a tenth of those before (docs/sources/winter.md#drift).
/// </summary>
/// <param name="Since">The first night of which that was so.</param>
/// <param name="Kelvin">How far beyond what was usual, K: above 0 it reads too warm.</param>
/// <param name="BesideStations">By the stations near it, else by the air.</param>
public readonly record struct RoadDrift(DateOnly Since, double Kelvin, bool BesideStations)
{
    /// <summary>Nights that make a usual one.</summary>
    private const int FewestUsual = 7;
    private const int MostUsual = 30;
    private const int UsualWithinDays = 60;
    private const int Together = 3;
    private const int TogetherWithinDays = 7;

    /// <summary>What it comes to: "2.3 K warmer at night beside the stations near it than it used to".</summary>
    public string Words =>
        $"{Say.Number(Math.Abs(Kelvin))} K {(Kelvin > 0 ? "warmer" : "colder")} at night beside {(BesideStations ? "the stations near it" : "the air")} than it used to";

    /// <param name="nights">Of the site, by date.</param>
    public static RoadDrift? Of(Sensor sensor, IReadOnlyList<RoadNight> nights, GrittingPolicyOptions policy)
    {
        if (nights.Count == 0 || !policy.DistrustDriftingSensors)
        {
            return null;
        }

        // The stations see the same weather, so they tell more; the air is asked where they can't. What was told stands where neither can.
        var own = nights.Where(n => n.Sensor == sensor.Id && !(BeganAt(n) < sensor.CalibratedAt)).ToList();
        var (byStations, toldByStations) = Walk(own, n => n.BesideK, true, policy);
        var (byAir, toldByAir) = Walk(own, n => n.AboveAirK, false, policy);
        return toldByStations ? byStations : toldByAir ? byAir : byStations ?? byAir;
    }

    /// <summary>What the nights come to, and whether the last one could be told by. The nights of a drift are never usual ones, however long it lasts.</summary>
    private static (RoadDrift? Drift, bool Told) Walk(List<RoadNight> nights, Func<RoadNight, double?> by, bool stations, GrittingPolicyOptions policy)
    {
        RoadDrift? drift = null;
        var told = false;
        List<(int Day, double Kelvin)> usual = [];
        List<(int Day, double Kelvin)> recent = [];
        foreach (var night in nights)
        {
            told = false;
            if (by(night) is not { } kelvin)
            {
                continue;
            }

            var day = night.Night.DayNumber;
            recent.Add((day, kelvin));
            while (recent.Count > Together || recent[0].Day <= day - TogetherWithinDays)
            {
                if (drift is null)
                {
                    usual.Add(recent[0]);
                }

                recent.RemoveAt(0);
            }

            usual.RemoveAll(u => u.Day < day - UsualWithinDays);
            if (usual.Count >= FewestUsual)
            {
                told = true;
                drift = Beyond([.. usual.TakeLast(MostUsual).Select(u => u.Kelvin)], recent, kelvin, policy) is { } beyond
                    ? new RoadDrift(drift?.Since ?? night.Night, beyond, stations)
                    : null;
            }
        }

        return (drift, told);
    }

    private static DateTimeOffset BeganAt(RoadNight night) => new(night.Night.ToDateTime(new TimeOnly(20, 0)), TimeSpan.Zero);

    private static double? Beyond(double[] usual, List<(int Day, double Kelvin)> recent, double last, GrittingPolicyOptions policy)
    {
        Array.Sort(usual);
        var (low, high) = (Share(usual, 0.1), Share(usual, 0.9));
        var mean = recent.Average(r => r.Kelvin);
        var three = recent.Count < Together ? 0 : Outside(mean, low, high);
        if (Math.Abs(three) > policy.DriftOverThreeNightsK)
        {
            return three;
        }

        var one = Outside(last, low, high);
        return Math.Abs(one) > policy.DriftOverOneNightK ? one : null;
    }

    private static double Outside(double value, double low, double high) => value > high ? value - high : value < low ? value - low : 0;

    private static double Share(double[] sorted, double share)
    {
        var at = share * (sorted.Length - 1);
        var below = (int)at;
        return below + 1 < sorted.Length ? sorted[below] + ((at - below) * (sorted[below + 1] - sorted[below])) : sorted[below];
    }
}
