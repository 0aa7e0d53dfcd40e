using Microsoft.Extensions.DependencyInjection;

namespace Telemetry.Tests.Contract.Records;

/// <summary>What every record store must do. A backend derives one class from each part of it.</summary>
public abstract class RecordStoreContract : IAsyncLifetime
{
    private ServiceProvider _services = null!;

    protected static CancellationToken None => CancellationToken.None;

    public ValueTask InitializeAsync()
    {
        _services = CreateServices();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        DeleteData();
        GC.SuppressFinalize(this);
    }

    /// <summary>The stores over the same data each time within one test; at most 5 dead letters and 1 MiB of their payloads.</summary>
    protected abstract ServiceProvider CreateServices();

    protected abstract void DeleteData();

    protected async Task ReopenAsync()
    {
        await _services.DisposeAsync();
        _services = CreateServices();
    }

    protected T The<T>()
        where T : notnull => _services.GetRequiredService<T>();
}
