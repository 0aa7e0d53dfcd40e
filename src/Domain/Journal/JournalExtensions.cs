namespace Telemetry.Domain.Journal;

public static class JournalExtensions
{
    /// <summary>Appends a record and completes once it is durable. For rare records; a message's path uses its own observer.</summary>
    public static async Task<JournalPosition> AppendDurablyAsync(this IJournal journal, JournalRecord record, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(journal);
        var observer = new Awaitable();
        await journal.AppendAsync(record, observer, cancellation);
        return await observer.Task.WaitAsync(cancellation);
    }

    private sealed class Awaitable : TaskCompletionSource<JournalPosition>, IDurabilityObserver
    {
        public Awaitable()
            : base(TaskCreationOptions.RunContinuationsAsynchronously)
        {
        }

        public void OnDurable(JournalPosition position) => TrySetResult(position);

        public void OnFailed(Exception error) => TrySetException(error);
    }
}
