namespace Telemetry.Api.Notifications.Outbox;

/// <summary>Tells those who send that the outbox has grown. It carries nothing: what is due is read from the store.</summary>
internal sealed class OutboxSignal
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _grown = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Grew()
    {
        TaskCompletionSource grown;
        lock (_lock)
        {
            grown = _grown;
            _grown = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        grown.SetResult();
    }

    /// <summary>Completes when the outbox grows after this call. Take it BEFORE reading the outbox, or growth in between is missed.</summary>
    public Task Grown()
    {
        lock (_lock)
        {
            return _grown.Task;
        }
    }
}
