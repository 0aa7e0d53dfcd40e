using Telemetry.Api.Composition;
using Telemetry.Api.Replay;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Journal;
using Telemetry.Rules.Engine;
using Telemetry.Rules.QualityControl;

namespace Telemetry.Tests.Integration.LiveReplay;

/// <summary>Law 4: the live pipeline and <c>replay</c> end with the same outcomes, whatever the delivery and however often the rules are restarted.</summary>
public sealed class LiveEqualsReplayTests
{
    private static readonly TimeSpan Lateness = new RuleEngineOptions().Lateness;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Readings_delayed_within_the_lateness_and_repeated_end_as_if_they_had_come_at_once(int seed)
    {
        var night = new LiveNight(seed, Lateness - TimeSpan.FromMinutes(1), repeats: true, conflicts: false);

        AssertSame(Replay(night, night.Messages), await LiveAsync(night, []));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task What_comes_hours_late_or_contradicts_is_concluded_alike_live_and_in_replay(int seed)
    {
        var night = new LiveNight(seed, TimeSpan.FromHours(3), repeats: true, conflicts: true);

        AssertSame(Replay(night, night.Shuffled), await LiveAsync(night, []));
    }

    [Theory]
    [InlineData(9, 0.1, 0.5, 0.55)]
    [InlineData(10, 0.31, 0.32, 0.9)]
    [InlineData(11, 0.02, 0.4, 0.47)]
    [InlineData(12, 0.21, 0.44, 0.7)]
    public async Task A_host_restarted_at_any_record_ends_as_one_that_never_stopped(int seed, params double[] stops)
    {
        var night = new LiveNight(seed, TimeSpan.FromHours(1), repeats: true, conflicts: true);

        AssertSame(Replay(night, night.Shuffled), await LiveAsync(night, stops));
    }

    private static SortedDictionary<string, Outcome> Replay(LiveNight night, IReadOnlyList<Delivery> messages)
    {
        var result = ReplayRun.Execute(
            LiveNight.Network, StandardRules.Create(new RuleOptions()), new RuleEngineOptions(), new QualityControlOptions(),
            [.. messages.Select(m => m.Reading!.Value)], night.Forecasts);
        Assert.Empty(result.Faults);
        return new SortedDictionary<string, Outcome>(result.Standing.ToDictionary(LiveNight.KeyOf), StringComparer.Ordinal);
    }

    /// <param name="night">What is delivered, with its faults.</param>
    /// <param name="stops">Where the host is stopped and started again, as shares of the records.</param>
    private static async Task<SortedDictionary<string, Outcome>> LiveAsync(LiveNight night, double[] stops)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var deliveries = night.Journal(night.Shuffled);
        int[] cuts = [.. stops.Select(s => (int)(s * deliveries.Count)).Order(), deliveries.Count];
        var folder = Directory.CreateTempSubdirectory("telemetry-live-");
        try
        {
            var from = 0;
            for (var i = 0; i < cuts.Length; i++)
            {
                await using var host = await LiveHost.StartAsync(folder, LiveNight.Network, commitRecords: 7 + (40 * i), cancellation);
                var last = await host.DeliverAsync(deliveries[from..cuts[i]], cancellation);
                from = cuts[i];
                if (i == cuts.Length - 1)
                {
                    await host.CommittedAsync(last, cancellation);
                    return await host.RecordedAsync(cancellation);
                }
            }

            throw new InvalidOperationException("unreachable: the last cut is the end");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void AssertSame(SortedDictionary<string, Outcome> expected, SortedDictionary<string, Outcome> actual)
    {
        Assert.True(expected.Count > 20, $"only {expected.Count} outcomes to compare");
        Assert.Contains(expected.Values, o => o is Decision);
        Assert.Equal(expected.Keys, actual.Keys);
        foreach (var (key, outcome) in expected)
        {
            Assert.True(outcome.Equals(actual[key]), $"{key}:\nexpected {outcome}\nactual   {actual[key]}");
        }
    }
}
