using Telemetry.Domain.Decisions;
using Telemetry.Domain.Live;
using Telemetry.Domain.Storage;

namespace Telemetry.Api.Live;

/// <summary>
/// Tells watchers that the outcome log has grown. It carries no outcomes: each watcher reads the log from where it is, so
/// there is no queue to overflow, no gap and no repeat, however slow a watcher is.
/// </summary>
internal sealed class LiveFeed : ILiveFeed
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _grown = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Publish(IReadOnlyList<LoggedOutcome<Outcome>> outcomes)
    {
        if (outcomes.Count == 0)
        {
            return;
        }

        TaskCompletionSource grown;
        lock (_lock)
        {
            grown = _grown;
            _grown = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        grown.SetResult();
    }

    /// <summary>Completes when the log grows after this call. Take it BEFORE reading the log, or growth in between is missed.</summary>
    public Task Grown()
    {
        lock (_lock)
        {
            return _grown.Task;
        }
    }
}
