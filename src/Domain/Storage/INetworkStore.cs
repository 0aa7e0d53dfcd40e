namespace Telemetry.Domain.Storage;

/// <summary>Every network file ever imported; the newest is in force.</summary>
public interface INetworkStore
{
    Task<StoredNetwork?> ReadLatestAsync(CancellationToken cancellation);

    /// <summary>Adds a file unless the newest has the same hash. Gives whether it was added.</summary>
    Task<bool> AddAsync(StoredNetwork network, CancellationToken cancellation);
}
