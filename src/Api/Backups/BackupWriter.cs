using System.Globalization;
using Telemetry.Api.Health;
using Telemetry.Domain.Journal;
using Telemetry.Domain.Storage;
using Telemetry.Ingest.Journal;
using Telemetry.Ingest.Journal.Verification;

namespace Telemetry.Api.Backups;

/// <summary>
/// Writes a backup that is consistent though the host goes on: first each store as of one instant, then the journal's durable records,
/// which are at least all that the stores have. So whoever restores it loses nothing that was acknowledged before it began, and the
/// views catch up from the journal with what they lack.
/// </summary>
internal sealed partial class BackupWriter(
    IJournalOperations journal, IEnumerable<IStoreBackup> stores, INetworkStore networks, IConfiguration configuration,
    HostStart host, TimeProvider clock, ILogger<BackupWriter> logger) : IDisposable
{
    private const string JournalFolder = "journal";
    private const string NetworkFile = "network.json";
    private const string SettingsFile = "settings.txt";

    private readonly SemaphoreSlim _one = new(1, 1);

    /// <param name="folder">Must be missing or empty.</param>
    /// <exception cref="BackupRefusedException">Nothing was written: another one runs, the folder is not empty, or there is too little room.</exception>
    public async Task<BackupManifest> WriteAsync(string folder, string by, CancellationToken cancellation)
    {
        if (!await _one.WaitAsync(TimeSpan.Zero, cancellation))
        {
            throw new BackupRefusedException("Another backup is being written. Wait for it, then ask again.");
        }

        var partial = folder + ".partial";
        try
        {
            using var snapshot = journal.BeginSnapshot();
            if (!BackupFolder.IsEmptyOrMissing(folder))
            {
                throw new BackupRefusedException($"{folder} is not empty. Name a folder that is, or is not there yet.");
            }

            BackupFolder.RequireRoom(folder, snapshot.Bytes + stores.Sum(s => s.Bytes));
            Delete(partial);
            BackupFolder.Create(partial);
            var began = clock.GetTimestamp();
            var manifest = await WriteAsync(partial, snapshot, cancellation);
            Delete(folder);
            Directory.Move(partial, folder);
            Written(logger, folder, by, manifest.Files.Count, manifest.Files.Sum(f => f.Bytes), manifest.Journal.Last, clock.GetElapsedTime(began));
            return manifest;
        }
        finally
        {
            Delete(partial);
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<BackupManifest> WriteAsync(string folder, JournalSnapshot snapshot, CancellationToken cancellation)
    {
        var positions = journal.Consumers.ToDictionary(c => c.Name, c => c.Committed, StringComparer.Ordinal);
        var roles = new Dictionary<string, string>(StringComparer.Ordinal) { [NetworkFile] = BackupRole.Network, [SettingsFile] = BackupRole.Settings };
        foreach (var store in stores)
        {
            var copy = await store.CopyToAsync(folder, cancellation);
            roles.Add(copy.File, store.Name);
            foreach (var (consumer, position) in copy.Positions)
            {
                positions[consumer] = position;
            }
        }

        if (await networks.ReadLatestAsync(cancellation) is { } network)
        {
            BackupFolder.WriteText(Path.Combine(folder, NetworkFile), network.Json);
        }

        BackupFolder.WriteText(Path.Combine(folder, SettingsFile), SettingsNote.Of(configuration));
        var journalFolder = Path.Combine(folder, JournalFolder);
        BackupFolder.Create(journalFolder);
        return await Task.Run(() => Complete(folder, journalFolder, snapshot, positions, roles, cancellation), cancellation);
    }

    private BackupManifest Complete(
        string folder, string journalFolder, JournalSnapshot snapshot, Dictionary<string, JournalPosition> positions,
        Dictionary<string, string> roles, CancellationToken cancellation)
    {
        snapshot.CopyTo(journalFolder, positions, BackupFolder.CreateFile, cancellation);
        var report = JournalVerification.Run(journalFolder, null, cancellation);
        foreach (var (consumer, position) in positions)
        {
            if (position > report.Last)
            {
                throw new IOException($"The copy of '{consumer}' is at record {position}, but that of the journal ends at {report.Last}. The backup was not kept; try again.");
            }
        }

        var timeSeries = roles.ContainsValue(BackupRole.TimeSeries) ? "DuckDb" : "elsewhere";
        List<string> notes = [];
        List<string> warnings = [.. report.Findings.Select(f => $"The journal is damaged in {f.File} at byte {f.Offset}: {f.What} The copy is as the original.")];
        if (timeSeries == "elsewhere")
        {
            notes.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"The readings are in InfluxDB and not here: back it up with `influxd backup -portable -database NAME`. It held everything up to record {positions.GetValueOrDefault("store")} when this backup began."));
        }

        var manifest = new BackupManifest(
            BackupManifest.CurrentFormat,
            clock.GetUtcNow(),
            host.Version,
            timeSeries,
            new BackedUpJournal(report.First.Sequence, report.Last.Sequence, report.Records.Total, report.Oldest, report.Newest),
            positions.ToDictionary(p => p.Key, p => p.Value.Sequence, StringComparer.Ordinal),
            warnings,
            notes,
            BackupFolder.Describe(folder, path => roles.GetValueOrDefault(path, BackupRole.Journal), cancellation));
        BackupFolder.WriteManifest(folder, manifest);
        return manifest;
    }

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [LoggerMessage(4030, LogLevel.Information, "Backup written to {Folder} for {By}: {Files} files, {Bytes} bytes, up to record {Last}, in {Elapsed}")]
    private static partial void Written(ILogger logger, string folder, string by, int files, long bytes, long last, TimeSpan elapsed);
}
