using Microsoft.Extensions.Options;
using Telemetry.Domain.Journal;
using Telemetry.Ingest.Consumers;
using Telemetry.Ingest.Journal;

namespace Telemetry.Api.Health;

/// <summary>The state of the pipeline that runs in this process.</summary>
internal sealed class PipelineState(
    IJournal journal, IJournalOperations operations, ConsumerStatuses consumers, IOptions<JournalOptions> options) : IPipelineState
{
    private volatile Tuple<long, DateTimeOffset>? _oldest;

    public long JournalHead => journal.Head.Sequence;

    public string? JournalTrouble => operations.Cause is { } cause ? $"{operations.State}: {cause.Message}" : null;

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
        operations.NewestAt);

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

    private static ConsumerState Of(ConsumerStatus status) => new(status.Position.Sequence, status.Trouble, status.Ready) { At = status.At };
}
