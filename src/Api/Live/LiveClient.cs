namespace Telemetry.Api.Live;

/// <summary>One watcher's place.</summary>
/// <param name="clients">Where it is given back.</param>
/// <param name="stopping">The host stops: a stream would hold it up.</param>
internal sealed class LiveClient(LiveClients clients, CancellationToken stopping) : IDisposable
{
    public CancellationToken Stopping { get; } = stopping;

    public void Dispose() => clients.Leave();
}
