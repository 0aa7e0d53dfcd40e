using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Telemetry.Domain.Journal;
using Telemetry.Domain.Storage;

namespace Telemetry.Storage.Records;

/// <summary>A copy of the records by SQLite's own online backup: one instant, while the host writes.</summary>
internal sealed class RecordsBackup(RecordsDatabase database, IOptions<RecordsOptions> options) : IStoreBackup
{
    public string Name => "records";

    public long Bytes => SqliteFile.Files(Path.GetFullPath(options.Value.Path)).Paths.Sum(p => new FileInfo(p) is { Exists: true } file ? file.Length : 0);

    public async Task<StoreCopy> CopyToAsync(string folder, CancellationToken cancellation)
    {
        var name = Path.GetFileName(Path.GetFullPath(options.Value.Path));
        var path = Path.Combine(folder, name);
        SqliteFile.CreateForOwner(path);
        await using var context = await database.OpenAsync(cancellation);
        await context.Database.OpenConnectionAsync(cancellation);

        // Without a pool, so that nothing has the copy open afterwards.
        var target = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString;
        await using var copy = new SqliteConnection(target);
        await copy.OpenAsync(cancellation);
        await Task.Run(() => ((SqliteConnection)context.Database.GetDbConnection()).BackupDatabase(copy), CancellationToken.None);

        // One file: the copy has no log beside it until a host opens it.
        await ExecuteAsync(copy, "PRAGMA journal_mode = DELETE", cancellation);
        return new StoreCopy(name, await ReadPositionsAsync(copy, cancellation));
    }

    private static async Task<Dictionary<string, JournalPosition>> ReadPositionsAsync(SqliteConnection copy, CancellationToken cancellation)
    {
        var positions = new Dictionary<string, JournalPosition>(StringComparer.Ordinal);
        await using var command = copy.CreateCommand();
        command.CommandText = "SELECT Consumer, Sequence FROM Positions";
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            positions.Add(rows.GetString(0), new JournalPosition(rows.GetInt64(1)));
        }

        return positions;
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
