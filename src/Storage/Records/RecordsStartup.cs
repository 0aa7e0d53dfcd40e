using Microsoft.Extensions.Hosting;

namespace Telemetry.Storage.Records;

/// <summary>Brings the records up to date before anything else of the host starts, so that a failure stops it there.</summary>
internal sealed class RecordsStartup(RecordsDatabase database, RecordsLock hold) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        hold.Take();
        return database.PrepareAsync(cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken)
    {
        hold.Dispose();
        return Task.CompletedTask;
    }
}
