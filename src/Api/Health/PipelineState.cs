using Telemetry.Domain.Journal;
using Telemetry.Ingest.Consumers;
using Telemetry.Ingest.Journal;

namespace Telemetry.Api.Health;

/// <summary>The state of the pipeline that runs in this process.</summary>
internal sealed class PipelineState(IJournal journal, IJournalOperations operations, ConsumerStatuses consumers) : IPipelineState
{
    public long JournalHead => journal.Head.Sequence;

    public string? JournalTrouble => operations.Cause is { } cause ? $"{operations.State}: {cause.Message}" : null;

    public ConsumerState Store => Of(consumers.Store);

    public ConsumerState Rules => Of(consumers.Rules);

    private static ConsumerState Of(ConsumerStatus status) => new(status.Position.Sequence, status.Trouble, status.Ready);
}
