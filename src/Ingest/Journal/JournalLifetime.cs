using Microsoft.Extensions.Hosting;

namespace Telemetry.Ingest.Journal;

/// <summary>Opens the journal before anything else of the host starts and closes it after everything else has stopped.</summary>
internal sealed class JournalLifetime(DurableJournal journal) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        journal.Open();
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken)
    {
        journal.Dispose();
        return Task.CompletedTask;
    }
}
