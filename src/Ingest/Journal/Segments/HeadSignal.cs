namespace Telemetry.Ingest.Journal.Segments;

/// <summary>Wakes readers when the head has moved. Costs nothing while none waits.</summary>
internal sealed class HeadSignal
{
    private readonly Lock _gate = new();
    private TaskCompletionSource? _next;
    private Exception? _closed;

    /// <summary>Completes at the next move. Look at the head again after asking: it may have moved before.</summary>
    public Task NextMove()
    {
        lock (_gate)
        {
            if (_closed is not null)
            {
                return Task.FromException(_closed);
            }

            _next ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _next.Task;
        }
    }

    public void Moved() => Take(null)?.SetResult();

    public void Close(Exception reason) => Take(reason)?.SetException(reason);

    private TaskCompletionSource? Take(Exception? closed)
    {
        lock (_gate)
        {
            _closed ??= closed;
            var next = _next;
            _next = null;
            return next;
        }
    }
}
