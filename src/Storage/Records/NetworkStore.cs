using Microsoft.EntityFrameworkCore;
using Telemetry.Domain.Storage;
using Telemetry.Storage.Records.Entities;

namespace Telemetry.Storage.Records;

/// <summary>Every network file that was imported.</summary>
internal sealed class NetworkStore(RecordsDatabase database) : INetworkStore
{
    public async Task<StoredNetwork?> ReadLatestAsync(CancellationToken cancellation)
    {
        await using var context = await database.OpenAsync(cancellation);
        var row = await context.Networks.AsNoTracking().OrderByDescending(n => n.Id).FirstOrDefaultAsync(cancellation);
        return row is null ? null : new StoredNetwork(row.Json, row.Sha256, row.ImportedAt, row.ImportedBy);
    }

    public async Task<bool> AddAsync(StoredNetwork network, CancellationToken cancellation)
    {
        await using var context = await database.OpenAsync(cancellation);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        var newest = await context.Networks.OrderByDescending(n => n.Id).Select(n => n.Sha256).FirstOrDefaultAsync(cancellation);
        if (newest == network.Sha256)
        {
            return false;
        }

        context.Networks.Add(new NetworkEntity { Json = network.Json, Sha256 = network.Sha256, ImportedAt = network.ImportedAt, ImportedBy = network.ImportedBy });
        await context.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }
}
