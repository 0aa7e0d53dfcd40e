using Telemetry.Domain.Storage;

namespace Telemetry.Ingest.Consumers;

/// <summary>Keeps a consumer following the journal: when its store is away, waits and starts it again from what it had committed.</summary>
/// <param name="tell">Told the trouble, the wait before the next try, and the error itself the first time that this trouble is met.</param>
internal sealed class ConsumerLoop(ConsumerStatus status, RetryDelay retry, TimeProvider clock, Action<string, TimeSpan, Exception?> tell)
{
    /// <summary>Runs until it is stopped. What <paramref name="follow"/> throws is infrastructure in trouble, and is tried again.</summary>
    public async Task RunAsync(Func<CancellationToken, Task> follow, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await follow(stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                // A store that says how long it wants to be left alone knows better.
                var delay = retry.Next();
                delay = error is StoreUnavailableException { RetryAfter: { } asked } && asked > delay ? asked : delay;
                var firstTime = error.Message != status.Trouble;

                // Before it is told: who reads the log asks health next.
                status.InTrouble(error.Message);
                tell(error.Message, delay, firstTime ? error : null);
                await Task.Delay(delay, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
