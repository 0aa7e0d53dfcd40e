using System.Globalization;
using System.Text;

namespace Telemetry.Tests.Integration.Soak;

/// <summary>What a soak found: both sides of the account, and whether they agree.</summary>
internal sealed class BalanceSheet(SoakOptions options, SoakCity city, SoakAccount account, StoredComparison stored, HostAccount host, MemoryWatch memory)
{
    /// <summary>The design's figure for a host under full load (docs/architecture.md), megabytes.</summary>
    private const double MostMemory = 500;

    public required IReadOnlyList<(TimeSpan At, SoakFault Fault, string What)> Faults { get; init; }

    public required IReadOnlyDictionary<string, SoakGateway> Gateways { get; init; }

    public required bool Settled { get; init; }

    /// <summary>How far the host's clock may be from ours after a start with a clock of its own: as long as its process took to begin.</summary>
    public required TimeSpan ClockError { get; init; }

    public required TimeSpan Load { get; init; }

    private bool OwnBroker => options.Broker == SoakBroker.Embedded;

    /// <summary>Lost outside of every possible gap that the host told of: with the embedded broker, everything lost.</summary>
    private int LostUntold => stored.Lost.Count(l => !host.Gaps.Any(g => g.Since - ClockError <= l.Value && l.Value <= g.At + ClockError));

    /// <summary>Everything that must not be; empty when the soak is passed.</summary>
    public IReadOnlyList<string> Findings
    {
        get
        {
            var findings = new List<string>();
            Add(LostUntold > 0, $"{LostUntold} acknowledged readings are missing{(OwnBroker ? "" : ", and no possible gap tells of them")}");
            Add(stored.Duplicated > 0, $"{stored.Duplicated} rows are there twice");
            Add(stored.Different > 0, $"{stored.Different} have another value than any published");
            Add(stored.FromNothing > 0, $"{stored.FromNothing} were never published, or were to be refused");
            Add(OwnBroker && stored.LaterValue > 0, $"{stored.LaterValue} have a later value than the first");
            Add(host.Accepted != stored.Distinct, $"the ledger says {host.Accepted} accepted, and {stored.Distinct} are stored");
            Add(!host.Balanced, "the ledger does not balance");
            Add(account.UnexpectedCount > 0, $"{account.UnexpectedCount} answers contradict what was sent: {string.Join("; ", account.Unexpected)}");
            Add(!Settled, $"not all was acknowledged and stored within {options.Settling}: {Gateways.Values.Sum(g => g.Waiting)} messages wait");
            Add(OwnBroker && host.DeadLetters < Refused, $"{Refused} messages were refused, in whole or part, and {host.DeadLetters} dead letters were made");
            Add(Faults.Any(f => f.What.Contains("NOT", StringComparison.Ordinal)), "a fault did not take place as planned, or was not recovered from");
            Add(host.Crashes > 0, $"the host ended by itself or logged an unhandled exception {host.Crashes} times");
            Add(memory.Peak > MostMemory, string.Create(CultureInfo.InvariantCulture, $"the host had {memory.Peak:F0} MB resident, over {MostMemory} MB"));
            return findings;

            void Add(bool holds, string finding)
            {
                if (holds)
                {
                    findings.Add(finding);
                }
            }
        }
    }

    private int Refused => account.Answers.Where(a => a.Key != "taken").Sum(a => a.Value);

    public override string ToString()
    {
        var text = new StringBuilder();
        Line($"Soak: {options.Broker} broker, {options.Store} store, {Load.TotalMinutes:F1} min at {options.Rate} messages/s of {city.Sensors} sensors, seed {options.Seed}, {Environment.ProcessorCount} processors");
        Line($"");
        Line($"faults");
        foreach (var (at, fault, what) in Faults)
        {
            Line($"  {at:mm\\:ss} {fault,-14} {what}");
        }

        Line($"published      {account.Messages} messages, sent {account.Sent} times; {account.Readings} readings, {account.Distinct} distinct");
        Line($"acknowledged   {account.Answered} messages; publish to PUBACK (sent once) p50 {Milliseconds(0.5)} ms, p99 {Milliseconds(0.99)} ms, longest {account.Waits.Max.TotalMilliseconds:F0} ms");
        foreach (var (answer, count) in account.Answers)
        {
            Line($"  {count,9} {answer}");
        }

        Line($"connections    {Gateways.Values.Sum(g => g.Connects)}; ended: {string.Join(", ", Gateways.Values.SelectMany(g => g.Ends).GroupBy(e => e.Key).Select(e => $"{e.Sum(x => x.Value)} {e.Key}"))}");
        Line($"ledger         {host.Received} received = {host.Accepted} accepted + {host.Duplicate} duplicate + {host.Conflict} conflict + {host.Rejected} rejected; {host.Undecodable} messages undecodable");
        Line($"dead letters   {host.DeadLetters}: {string.Join(", ", host.DeadLettersByReason.Select(r => $"{r.Count} {r.Reason}"))}");
        Line($"possible gaps  {host.Gaps.Count}");
        Line($"stored         {stored.Rows} rows, {stored.Distinct} distinct");
        Line($"compared       {stored.Equal} equal, {stored.Lost.Count} lost, {stored.Duplicated} duplicated, {stored.Different} different, {stored.LaterValue} with a later value, {stored.FromNothing} from nothing");
        if (!OwnBroker)
        {
            Line($"               what is lost was acknowledged by mosquitto; {stored.Lost.Count - LostUntold} of {stored.Lost.Count} within a possible gap that the host told of");
        }

        Line($"log            {string.Join(", ", host.LogLevels.Select(l => $"{l.Count} {l.Level}"))}");
        Line($"memory         peak {memory.Peak:F0} MB over {memory.Lives} lives of the host (limit {MostMemory:F0}); {Slope()}");
        foreach (var named in stored.Named)
        {
            Line($"  {named}");
        }

        Line($"{(Findings.Count == 0 ? "PASSED" : "FAILED: " + string.Join("; ", Findings))}");
        return text.ToString();

        void Line(FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture));
    }

    private string Slope() => memory.Longest() is var (length, first, last, slope)
        ? string.Create(CultureInfo.InvariantCulture, $"longest life watched for {length.TotalMinutes:F1} min: {first:F0} MB in its first third, {last:F0} MB in its last, slope {slope:F0} MB/h")
        : "no life long enough for a slope";

    private string Milliseconds(double share) => account.Waits.Percentile(share).TotalMilliseconds.ToString("F1", CultureInfo.InvariantCulture);
}
