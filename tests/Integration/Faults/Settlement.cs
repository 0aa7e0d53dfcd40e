using System.Text.Json;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Journal;
using Telemetry.Domain.Readings;
using Telemetry.Tests.Integration.Kill;

namespace Telemetry.Tests.Integration.Faults;

/// <summary>What a host is left with after a fault, and the one check that each fault ends in.</summary>
internal sealed class Settlement
{
    /// <summary>The most memory that a host under these loads may have had resident.</summary>
    public const long MostMemory = 500L << 20;

    /// <summary>What must stand of each key where nothing is lost: the value that was published first.</summary>
    public required Dictionary<(string Sensor, string Quantity, DateTimeOffset At), double> Published { get; init; }

    public required List<StoredRow> Stored { get; init; }

    public required Dictionary<(string Sensor, string Quantity, DateTimeOffset At), (double Value, Flag Flag, QcTest Test)> StoredByOnePass { get; init; }

    public required JsonElement Ledger { get; init; }

    public required SortedDictionary<string, Outcome> Recorded { get; init; }

    public required SortedDictionary<string, Outcome> Undisturbed { get; init; }

    public required (int Messages, int Rejected, int Ticks, int Forecasts) Counts { get; init; }

    public required long DeadLetters { get; init; }

    public required Dictionary<RejectReason, int> DeadLettersByReason { get; init; }

    public required IReadOnlyList<PossibleGapRecord> Gaps { get; init; }

    public required long PeakMemory { get; init; }

    /// <summary>Published readings that are not stored.</summary>
    public IReadOnlyList<(string Sensor, string Quantity, DateTimeOffset At)> Missing =>
        [.. Published.Keys.Except(Stored.Select(row => (row.Sensor, row.Quantity, row.At)))];

    public static Dictionary<(string Sensor, string Quantity, DateTimeOffset At), double> FirstOfEach(IEnumerable<GatewayMessage> messages)
    {
        var first = new Dictionary<(string, string, DateTimeOffset), double>();
        foreach (var message in messages.Where(m => !m.Refused))
        {
            foreach (var (quantity, value) in message.Readings)
            {
                first.TryAdd((message.Sensor, quantity, message.ObservedAt), value);
            }
        }

        return first;
    }

    /// <summary>
    /// Everything published is stored exactly once with its value and flag, the ledger balances, the outcomes equal an undisturbed
    /// pass over the journal, refusals stand in dead letters, and memory stayed within its bound.
    /// </summary>
    public void AssertNothingLost()
    {
        Assert.Empty(Missing);
        Assert.All(Stored, row => Assert.Equal(Published[(row.Sensor, row.Quantity, row.At)], row.Value));
        AssertConsistent();
    }

    /// <summary>The same without the first: what is not in the journal, because a broker in front of the host lost it, is missing everywhere.</summary>
    public void AssertConsistent()
    {
        AssertStoredIsTheJournals();
        AssertLedgerBalances();
        Assert.Equal(Counts.Rejected, DeadLetters);
        AssertOutcomesAreUndisturbed();
        Assert.InRange(PeakMemory, 0, MostMemory);
    }

    private void AssertStoredIsTheJournals()
    {
        var missing = new Dictionary<(string Sensor, string Quantity, DateTimeOffset At), (double Value, Flag Flag, QcTest Test)>(StoredByOnePass);
        foreach (var row in Stored)
        {
            Assert.True(missing.Remove((row.Sensor, row.Quantity, row.At), out var wanted), $"{row} is not in the journal, or is stored twice");
            Assert.Equal(wanted.Value, row.Value);
            Assert.Equal(
                (wanted.Flag.ToString(), wanted.Test == QcTest.None ? null : wanted.Test.ToString()),
                (char.ToUpperInvariant(row.Flag[0]) + row.Flag[1..], row.Test));
        }

        Assert.Empty(missing);
    }

    private void AssertLedgerBalances()
    {
        Assert.True(Ledger.GetProperty("balanced").GetBoolean(), Ledger.ToString());
        Assert.Equal(Total("received"), Total("accepted") + Total("duplicate") + Total("conflict") + Total("rejected"));
        Assert.Equal(Stored.Count, Total("accepted"));
        Assert.True(Total("conflict") > 0 && Total("duplicate") > 0 && Total("rejected") > 0, Ledger.ToString());
    }

    private void AssertOutcomesAreUndisturbed()
    {
        Assert.Contains(Undisturbed.Values, o => o is Decision);
        Assert.Empty(Undisturbed.Keys.Except(Recorded.Keys));
        Assert.Empty(Recorded.Where(r => !r.Value.Withdrawn && !Undisturbed.ContainsKey(r.Key)).Select(r => r.Key));
        Assert.All(Undisturbed, pair => Assert.Equal(pair.Value, Recorded[pair.Key]));
    }

    private long Total(string name) => Ledger.GetProperty("total").GetProperty(name).GetInt64();
}
