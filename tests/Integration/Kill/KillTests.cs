using System.Globalization;
using Telemetry.Domain.Decisions;
using Telemetry.Tests.Integration.Faults;
using Telemetry.Tests.Integration.Mqtt;

namespace Telemetry.Tests.Integration.Kill;

/// <summary>
/// The host is killed (SIGKILL) at seeded journal positions under load and started again each time. Whatever was
/// acknowledged must be stored exactly once with its value and flag, the ledger must balance, and what the rules recorded
/// must equal one undisturbed pass over the same journal.
/// </summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int BacklogBeforeKill = 700;

    [Fact]
    public Task Nothing_acknowledged_is_lost_or_doubled_by_kills_with_the_embedded_broker() => RunAsync(external: false, kills: 20);

    [Fact]
    public Task Nothing_acknowledged_is_lost_or_doubled_by_kills_behind_a_real_mosquitto() => RunAsync(external: true, kills: LongRun.IsOn ? 20 : 8);

    private async Task RunAsync(bool external, int kills)
    {
        await using var mosquitto = external ? await Mosquitto.StartAsync() : null;
        await using var city = await CityUnderFault.PrepareAsync(new CityLoad(LiveMinutes: 50, BacklogPerStation: 1250), mosquitto);
        await city.StartAsync();
        var heads = new List<long>();
        foreach (var further in RecordsBefore(kills))
        {
            var position = await city.HeadAsync() + further;
            city.ReleaseBacklog((heads.Count + 1) * BacklogBeforeKill);
            await city.UntilHeadAsync(position);
            heads.Add(position);
            await city.Host.KillAsync();
            await city.StartHostAsync();
            if (heads.Count == kills / 2)
            {
                await city.PostForecastAsync(KillCity.ClockStart.AddMinutes(5), colder: 1.5);
            }
        }

        var after = await city.SettleAsync();
        Report(city, heads, after);
        after.AssertNothingLost();
        Assert.Equal(2 * 12, after.Counts.Forecasts);
        Assert.Equal(external ? 0 : city.Messages.Count(m => m.Refused), city.Refused); // mosquitto does not wait for us.
        Assert.Contains(after.Undisturbed.Values, o => o is Decision { Action: GrittingAction.Precautionary, Revision: > 1 });
        Assert.Contains(after.Undisturbed.Values, o => o is Decision { ReassessedAt: not null });
        Assert.Contains(after.Undisturbed.Values, o => o.Withdrawn);
    }

    /// <summary>How many more records are durable when the host is killed: seeded, and always while more are on their way.</summary>
    private static IEnumerable<long> RecordsBefore(int kills)
    {
        var random = new Random(20260114);
        return Enumerable.Range(0, kills).Select(_ => (long)random.Next(20, BacklogBeforeKill / 2));
    }

    private void Report(CityUnderFault city, List<long> heads, Settlement after)
    {
        var starts = city.Host.Starts.Skip(1).Order().ToList();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            {heads.Count} kills at journal records {string.Join(", ", heads)}
            {after.Published.Count} distinct readings, {city.PublishedReadings} published, ledger {after.Ledger.GetProperty("total")}
            journal: {after.Counts.Messages} messages ({after.Counts.Rejected} with rejections), {after.Counts.Ticks} ticks, {after.Counts.Forecasts} forecasts
            start to ready after a kill: median {starts[starts.Count / 2].TotalSeconds:F2} s, longest {starts[^1].TotalSeconds:F2} s
            outcomes: {after.Undisturbed.Count} keys, {after.Undisturbed.Values.Count(o => o is Decision)} of decisions, {after.Undisturbed.Values.Count(o => o.Withdrawn)} withdrawn
            most memory: {after.PeakMemory >> 20} MB
            """));
    }
}
