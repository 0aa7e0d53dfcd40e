using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Telemetry.Domain.Journal;
using Telemetry.Ingest.Consumers;
using Telemetry.Ingest.Consumers.Progress;
using Telemetry.Ingest.Journal;

namespace Telemetry.Api.Health;

/// <summary>The state of the pipeline that runs in this process.</summary>
internal sealed class PipelineState(
    IJournal journal, IJournalOperations operations, ConsumerStatuses consumers, PipelineProgress progress, IOptions<JournalOptions> options) : IPipelineState
{
    private readonly ConcurrentDictionary<string, (long Position, DateTimeOffset? At)> _unread = new(StringComparer.Ordinal);
    private volatile Tuple<long, DateTimeOffset>? _oldest;

    public long JournalHead => journal.Head.Sequence;

    public string? JournalTrouble => operations.Cause is { } cause ? $"{operations.State}: {cause.Message}" : null;

    public DateTimeOffset? LastTick => operations.LastTick;

    public ConsumerState Store => Of(consumers.Store);

    public ConsumerState Rules => Of(consumers.Rules);

    public IReadOnlyList<(string Name, ConsumerState State)> Stages => [.. consumers.All.Select(c => (c.Name, Of(c)))];

    public JournalReach ReadJournal() => new(
        operations.State.ToString(),
        operations.Bytes,
        Disk.FreeAt(options.Value.Directory),
        options.Value.RetainBytes,
        options.Value.MaxBytes,
        operations.Segments,
        journal.Oldest.Sequence,
        OldestAt(),
        operations.NewestAt) { Filling = progress.Filling() };

    /// <summary>Reads the first record of the oldest segment, and again only when another has become the oldest.</summary>
    private DateTimeOffset? OldestAt()
    {
        var oldest = journal.Oldest;
        if (oldest > journal.Head)
        {
            return null;
        }

        if (_oldest is { } known && known.Item1 == oldest.Sequence)
        {
            return known.Item2;
        }

        using var reader = journal.ReadAfter(new JournalPosition(oldest.Sequence - 1));
        if (!reader.TryRead(out var position, out var record))
        {
            return null;
        }

        _oldest = Tuple.Create(position.Sequence, record.At);
        return record.At;
    }

    private ConsumerState Of(ConsumerStatus status)
    {
        var position = status.Position;
        return new ConsumerState(position.Sequence, status.Trouble, status.Ready)
        {
            At = status.At,
            OldestUnreadAt = position < journal.Head ? OldestUnreadAt(status.Name, position) : null,
            Progress = progress.Of(status),
        };
    }

    /// <summary>Reads the record behind the position, and again only when that has moved.</summary>
    private DateTimeOffset? OldestUnreadAt(string consumer, JournalPosition position)
    {
        if (_unread.TryGetValue(consumer, out var known) && known.Position == position.Sequence)
        {
            return known.At;
        }

        DateTimeOffset? at = null;
        try
        {
            using var reader = journal.ReadAfter(position);
            at = reader.TryRead(out _, out var record) ? record.At : null;
        }
        catch (Exception e) when (e is JournalPositionException or JournalDamagedException or IOException)
        {
            // The consumer meets the same and says so; how old the record is, nobody knows.
        }

        _unread[consumer] = (position.Sequence, at);
        return at;
    }
}
