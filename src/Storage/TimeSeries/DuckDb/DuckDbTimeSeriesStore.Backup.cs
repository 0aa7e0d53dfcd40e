using Telemetry.Domain.Journal;
using Telemetry.Domain.Storage;

namespace Telemetry.Storage.TimeSeries.DuckDb;

/// <content>A copy of the file while it is written to.</content>
public sealed partial class DuckDbTimeSeriesStore : IStoreBackup
{
    /// <summary>Of the consumer that writes this store.</summary>
    private const string Consumer = "store";

    public string Name => "time series";

    public long Bytes => DuckDbDatabase.SizeOf(options.Value.Path);

    /// <summary>
    /// By DuckDB itself, in one transaction that neither waits for the writer nor holds it up. Never by copying the file: closing it
    /// would let go of DuckDB's lock, which belongs to the process.
    /// </summary>
    public async Task<StoreCopy> CopyToAsync(string folder, CancellationToken cancellation)
    {
        if (_database is null)
        {
            await OpenAsync(cancellation);
        }

        var database = _database ?? throw new IOException("The time-series store has just been closed after a failure; try again.");
        var position = await Task.Run(() => new JournalPosition(database.CopyToSide()), CancellationToken.None);
        var name = Path.GetFileName(Path.GetFullPath(options.Value.Path));
        await Task.Run(() => database.MoveSideTo(Path.Combine(folder, name)), CancellationToken.None);
        return new StoreCopy(name, new Dictionary<string, JournalPosition>(StringComparer.Ordinal) { [Consumer] = position });
    }
}
