namespace Telemetry.Api.Live;

/// <summary>Tells those who wait that something has grown. It carries nothing: what is new is read from where it is kept.</summary>
internal class GrowthSignal
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

    /// <summary>Completes at the first growth after this call. Take it BEFORE reading what grows, or growth in between is missed.</summary>
    public Task Grown()
    {
        lock (_lock)
        {
            return _grown.Task;
        }
    }
}
