using System.Text;
using Telemetry.Domain.Network;
using Telemetry.Domain.Storage;

namespace Telemetry.Api.Network;

/// <summary>Puts a network file in force: idempotent, and all or nothing.</summary>
internal sealed class NetworkImport(INetworkStore store, NetworkProvider provider, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);

    public async Task<NetworkImportResult> ImportAsync(ReadOnlyMemory<byte> file, string importedBy, CancellationToken cancellation)
    {
        var read = NetworkFileReader.Read(file.Span);
        if (read.Network is not { } network)
        {
            return new NetworkImportResult(null, false, read.Errors);
        }

        await _one.WaitAsync(cancellation);
        try
        {
            var stored = new StoredNetwork(Encoding.UTF8.GetString(file.Span).TrimStart('\uFEFF'), read.Sha256, clock.GetUtcNow(), importedBy);
            var changed = await store.AddAsync(stored, cancellation);
            if (!changed && provider.File is { } inForce && inForce.Sha256 == stored.Sha256)
            {
                return new NetworkImportResult(inForce, false, []);
            }

            provider.Put(network, stored);
            return new NetworkImportResult(stored, changed, []);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();
}
