namespace Telemetry.Tests.Integration.Kill;

/// <summary>Asks a host again until the answer is yes.</summary>
/// <remarks>
/// Whatever a test waits for, it waits for so long and no less: nothing is gained by giving up sooner, and a machine under other
/// work may take ten times what it takes alone.
/// </remarks>
internal static class Patience
{
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    /// <param name="ended">Whether the host has ended, so that it makes no sense to ask it again.</param>
    /// <param name="log">What it said, for when it never comes to be.</param>
    public static async Task UntilAsync(Func<Task<bool>> condition, string what, Func<bool> ended, Func<string> log, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Limit);
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(15));
        while (true)
        {
            try
            {
                if (await condition())
                {
                    return;
                }
            }
            catch (Exception error) when (error is HttpRequestException or TaskCanceledException { InnerException: TimeoutException } && !patience.IsCancellationRequested)
            {
                Assert.False(ended(), $"The host ended:\n{log()}");
            }

            try
            {
                await pause.WaitForNextTickAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                Assert.Fail($"Waited {Limit} for the host {what}:\n{log()}");
            }
        }
    }
}
