using Telemetry.Domain.Journal;

namespace Telemetry.Ingest.Consumers;

/// <summary>How one consumer of the journal is doing, for health and metrics.</summary>
public sealed class ConsumerStatus(string name)
{
    private const long Nothing = -1;

    private long _position;
    private long _at;
    private long _committed;
    private long _refusedAfter = Nothing;
    private volatile string? _trouble;
    private volatile bool _ready;

    public string Name { get; } = name;

    /// <summary>The last record committed, or passed with nothing to commit.</summary>
    public JournalPosition Position => new(Interlocked.Read(ref _position));

    /// <summary>When that record was taken in, by the host's clock; null until the first is worked through after a start.</summary>
    public DateTimeOffset? At => Interlocked.Read(ref _at) is > 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    /// <summary>What keeps it from going on, or null.</summary>
    public string? Trouble => _trouble;

    /// <summary>It has warmed up and follows the journal.</summary>
    public bool Ready => _ready;

    /// <summary>
    /// Also when it starts, with what it finds committed. That ends no trouble with writing: a store on a full disk opens well,
    /// and health would call it healthy between two tries.
    /// </summary>
    /// <param name="position">The last record committed.</param>
    /// <param name="at">When it was taken in; null when that is not known.</param>
    internal void Committed(JournalPosition position, DateTimeOffset? at)
    {
        Passed(position, at);
        _committed = position.Sequence;
        if (_committed > _refusedAfter)
        {
            _refusedAfter = Nothing;
            _trouble = null;
        }
    }

    /// <summary>Up to here there was nothing to commit.</summary>
    internal void Passed(JournalPosition position, DateTimeOffset? at)
    {
        Interlocked.Exchange(ref _at, at?.UtcTicks ?? 0);
        Interlocked.Exchange(ref _position, position.Sequence);
    }

    internal void InTrouble(string trouble)
    {
        if (_ready)
        {
            _refusedAfter = _committed;
        }

        _trouble = trouble;
    }

    internal void Warming() => _ready = false;

    internal void Following() => _ready = true;
}
