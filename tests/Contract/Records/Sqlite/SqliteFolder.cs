using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Data.Sqlite;
using Telemetry.Storage.Records;

namespace Telemetry.Tests.Contract.Records.Sqlite;

/// <summary>A folder for a record store of its own, gone with it.</summary>
internal sealed class SqliteFolder
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("telemetry-records-");

    public string Path => System.IO.Path.Combine(_folder.FullName, "made", "records.db");

    public ServiceProvider Services() => new ServiceCollection()
        .AddLogging()
        .AddSqliteRecords(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Telemetry:Records:Path"] = Path,
            ["Telemetry:Records:DeadLetters"] = "5",
            ["Telemetry:Records:DeadLetterBytes"] = "1048576",
        }).Build())
        .BuildServiceProvider();

    public void Delete()
    {
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}
