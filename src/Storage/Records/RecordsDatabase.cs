using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Telemetry.Storage.Records;

/// <summary>The way to the records: a context over a database that is there and up to date.</summary>
internal sealed partial class RecordsDatabase(
    IDbContextFactory<TelemetryDbContext> contexts, IOptions<RecordsOptions> options, ILogger<RecordsDatabase> logger) : IDisposable
{
    private readonly SemaphoreSlim _preparing = new(1, 1);
    private volatile bool _prepared;

    public async Task<TelemetryDbContext> OpenAsync(CancellationToken cancellation)
    {
        if (!_prepared)
        {
            await PrepareAsync(cancellation);
        }

        return await contexts.CreateDbContextAsync(cancellation);
    }

    /// <summary>Makes the file, and applies migrations where some are pending.</summary>
    public async Task PrepareAsync(CancellationToken cancellation)
    {
        await _preparing.WaitAsync(cancellation);
        try
        {
            if (_prepared)
            {
                return;
            }

            CreateFile();
            await using var context = await contexts.CreateDbContextAsync(cancellation);
            var known = context.Database.GetMigrations().ToList();

            // MigrateAsync takes a second even when there is nothing to do, looking takes little: docs/sources/storage.md#migrate.
            var applied = (await context.Database.GetAppliedMigrationsAsync(cancellation)).ToList();
            var newer = applied.Except(known).ToList();
            if (newer.Count > 0)
            {
                throw new InvalidDataException(
                    $"The records in {options.Value.Path} were written by a newer version (it has {string.Join(", ", newer)}). Run that version, or restore a backup.");
            }

            if (applied.Count < known.Count)
            {
                LogMigrating(known.Count - applied.Count);
                await context.Database.MigrateAsync(cancellation);
            }

            _prepared = true;
        }
        finally
        {
            _preparing.Release();
        }
    }

    private void CreateFile()
    {
        try
        {
            SqliteFile.CreateForOwner(options.Value.Path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"The record store {Path.GetFullPath(options.Value.Path)} can't be written: {error.Message} Mend that, or set {RecordsOptions.Section}:Path.", error);
        }
    }

    public void Dispose() => _preparing.Dispose();

    [LoggerMessage(4201, LogLevel.Information, "Bringing the record store up to date: {Pending} migrations to apply")]
    private partial void LogMigrating(int pending);
}
