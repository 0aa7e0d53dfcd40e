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

    public void Published(bool repeat)
    {
        Interlocked.Increment(ref _published);
        if (repeat)
        {
            Interlocked.Increment(ref _repeated);
        }
    }

    public void Acknowledged(int readings)
    {
        Interlocked.Increment(ref _acknowledged);
        Interlocked.Add(ref _readings, readings);
    }

    /// <summary>A broker may put anything into a reason: beyond 64 different ones they are counted together.</summary>
    public void Refused(string reason) =>
        _refusals.AddOrUpdate(_refusals.Count >= 64 && !_refusals.ContainsKey(reason) ? "other reasons" : reason, 1, static (_, count) => count + 1);

    public SimulationSummary Summary(long unanswered, long overwritten) => new(
        Interlocked.Read(ref _published),
        Interlocked.Read(ref _acknowledged),
        Interlocked.Read(ref _readings),
        Interlocked.Read(ref _repeated),
        overwritten,
        unanswered,
        new SortedDictionary<string, long>(_refusals, StringComparer.Ordinal));
}
