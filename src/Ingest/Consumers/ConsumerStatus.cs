using Telemetry.Domain.Journal;

namespace Telemetry.Ingest.Consumers;

/// <summary>How one consumer of the journal is doing, for health and metrics.</summary>
public sealed class ConsumerStatus(string name)
{
    private long _position;
    private volatile string? _trouble;
    private volatile bool _ready;

    public string Name { get; } = name;

    /// <summary>The last record committed, or passed with nothing to commit.</summary>
    public JournalPosition Position => new(Interlocked.Read(ref _position));

    /// <summary>What keeps it from going on, or null.</summary>
    public string? Trouble => _trouble;

    /// <summary>It has warmed up and follows the journal.</summary>
    public bool Ready => _ready;

    internal void Committed(JournalPosition position)
    {
        Interlocked.Exchange(ref _position, position.Sequence);
        _trouble = null;
    }

    /// <summary>Up to here there was nothing to commit.</summary>
    internal void Passed(JournalPosition position) => Interlocked.Exchange(ref _position, position.Sequence);

    internal void InTrouble(string trouble) => _trouble = trouble;

    internal void Warming() => _ready = false;

    internal void Following() => _ready = true;
}
