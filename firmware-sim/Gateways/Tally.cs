using System.Collections.Concurrent;

namespace Telemetry.FirmwareSim.Gateways;

/// <summary>Counts what became of messages, of all gateways together.</summary>
internal sealed class Tally
{
    private readonly ConcurrentDictionary<string, long> _refusals = new(StringComparer.Ordinal);
    private long _published;
    private long _acknowledged;
    private long _readings;
    private long _repeated;
    private long _inPart;

    /// <summary>Messages published, repeats among them, and acknowledged so far.</summary>
    public (long Published, long Acknowledged) Counts => (Interlocked.Read(ref _published), Interlocked.Read(ref _acknowledged));

    public void Published(bool repeat)
    {
        Interlocked.Increment(ref _published);
        if (repeat)
        {
            Interlocked.Increment(ref _repeated);
        }
    }

    /// <param name="readings">Readings in the message.</param>
    /// <param name="inPart">The broker took it and said that it did not take all of them.</param>
    public void Acknowledged(int readings, bool inPart)
    {
        if (inPart)
        {
            Interlocked.Increment(ref _inPart);
        }

        Interlocked.Increment(ref _acknowledged);
        Interlocked.Add(ref _readings, readings);
    }

    /// <summary>A broker may put anything into a reason: beyond 64 different ones they are counted together.</summary>
    public void Refused(string reason) =>
        _refusals.AddOrUpdate(_refusals.Count >= 64 && !_refusals.ContainsKey(reason) ? "other reasons" : reason, 1, static (_, count) => count + 1);

    public SimulationSummary Summary(long unanswered, long overwritten) => new(
        Interlocked.Read(ref _published),
        Interlocked.Read(ref _acknowledged),
        Interlocked.Read(ref _inPart),
        Interlocked.Read(ref _readings),
        Interlocked.Read(ref _repeated),
        overwritten,
        unanswered,
        new SortedDictionary<string, long>(_refusals, StringComparer.Ordinal));
}
