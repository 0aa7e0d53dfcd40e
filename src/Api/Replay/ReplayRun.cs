using Telemetry.Domain.Decisions;
using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Network;
using Telemetry.Domain.Readings;
using Telemetry.Rules.Engine;
using Telemetry.Rules.QualityControl;

namespace Telemetry.Api.Replay;

/// <summary>Runs recorded readings through the checks and rules of the live host, on the same grid of ticks, as fast as it can.</summary>
internal static class ReplayRun
{
    /// <param name="network">The city the readings are of.</param>
    /// <param name="rules">The rules to run.</param>
    /// <param name="engineOptions">As in the live host.</param>
    /// <param name="quality">As in the live host.</param>
    /// <param name="readings">In order of receipt.</param>
    /// <param name="forecasts">In order of receipt.</param>
    /// <param name="treatments">In order of report.</param>
    public static ReplayResult Execute(
        CityNetwork network,
        RuleSet rules,
        RuleEngineOptions engineOptions,
        QualityControlOptions quality,
        IReadOnlyList<Reading> readings,
        IReadOnlyList<ForecastIssue> forecasts,
        IReadOnlyList<TreatmentReport>? treatments = null)
    {
        var result = new ReplayResult();
        using var engine = new RuleEngine(network, rules, engineOptions, quality);
        using var outcomes = engine.Outcomes.Subscribe(result.Take);
        using var flags = engine.Checked.Subscribe(result.Take);
        using var faults = engine.Faults.Subscribe(result.Faults.Add);
        if (readings.Count == 0)
        {
            return result;
        }

        var first = readings[0].ReceivedAt;
        if (forecasts.Count > 0 && forecasts[0].ReceivedAt < first)
        {
            first = forecasts[0].ReceivedAt;
        }

        var tick = TickAtOrAfter(first);
        var (nextForecast, nextReport) = (0, 0);
        foreach (var reading in readings)
        {
            while (nextForecast < forecasts.Count && forecasts[nextForecast].ReceivedAt <= reading.ReceivedAt)
            {
                tick = TickUntil(tick, forecasts[nextForecast].ReceivedAt);
                engine.Accept(forecasts[nextForecast++]);
            }

            tick = TickUntil(tick, reading.ReceivedAt);
            engine.Accept(reading);
        }

        // The minute that the last reading falls in is closed, and nothing after it is claimed.
        Tick(TickAtOrAfter(readings[^1].ReceivedAt));
        return result;

        // Lays the ticks before an instant: what is received in a minute comes before the tick that ends it.
        DateTimeOffset TickUntil(DateTimeOffset tick, DateTimeOffset instant)
        {
            while (tick < instant)
            {
                Tick(tick);
                tick += RuleEngine.TickInterval;
            }

            return tick;
        }

        void Tick(DateTimeOffset at)
        {
            while (nextReport < treatments?.Count && treatments[nextReport].ReportedAt <= at)
            {
                engine.Accept(treatments[nextReport++]);
            }

            engine.Tick(at);
        }
    }

    private static DateTimeOffset TickAtOrAfter(DateTimeOffset instant)
    {
        var remainder = instant.UtcTicks % RuleEngine.TickInterval.Ticks;
        return remainder == 0 ? instant : instant + RuleEngine.TickInterval - TimeSpan.FromTicks(remainder);
    }
}
