using Telemetry.Domain.Storage;

namespace Telemetry.Tests.Unit.Api.Commands;

/// <summary>Network files in memory.</summary>
internal sealed class NetworkList : INetworkStore
{
    public StoredNetwork? Latest { get; set; }

    public Task<StoredNetwork?> ReadLatestAsync(CancellationToken cancellation) => Task.FromResult(Latest);

    public Task<bool> AddAsync(StoredNetwork network, CancellationToken cancellation)
    {
        var isNew = network.Sha256 != Latest?.Sha256;
        Latest = network;
        return Task.FromResult(isNew);
    }
}
