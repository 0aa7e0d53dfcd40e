using Microsoft.Extensions.DependencyInjection;

namespace Telemetry.Tests.Contract.Records.Sqlite;

public sealed class SqliteCallOutStoreTests : CallOutStoreContract
{
    private readonly SqliteFolder _folder = new();

    protected override ServiceProvider CreateServices() => _folder.Services();

    protected override void DeleteData() => _folder.Delete();
}
