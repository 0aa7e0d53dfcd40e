using Microsoft.Extensions.Options;
using Telemetry.Ingest.Journal;
using Telemetry.Storage.Records;
using Telemetry.Storage.TimeSeries.DuckDb;

namespace Telemetry.Api.Backups;

/// <summary>Puts a verified backup where the settings say that a host's data is. Only into a place where there is none.</summary>
internal sealed class Restore(IOptions<JournalOptions> journal, IOptions<DuckDbOptions> duckDb, IOptions<RecordsOptions> records)
{
    private const string Unfinished = ".restoring";

    private readonly string _journal = Path.GetFullPath(journal.Value.Directory);
    private readonly string _timeSeries = Path.GetFullPath(duckDb.Value.Path);
    private readonly string _records = Path.GetFullPath(records.Value.Path);

    /// <summary>Where each part goes.</summary>
    public IReadOnlyList<(string Role, string Path)> Targets =>
        [(BackupRole.Records, _records), (BackupRole.TimeSeries, _timeSeries), (BackupRole.Journal, _journal)];

    /// <exception cref="BackupRefusedException">Nothing was changed.</exception>
    public void Run(string from, BackupManifest manifest, CancellationToken cancellation)
    {
        RequireEmpty();
        BackupFolder.RequireRoom(_journal, manifest.Files.Sum(f => f.Bytes));
        foreach (var path in new[] { _records, _timeSeries, _journal })
        {
            BackupFolder.Create(Path.GetDirectoryName(path)!);
            Delete(path + Unfinished);
        }

        BackupFolder.Create(_journal + Unfinished);
        foreach (var file in manifest.Files)
        {
            if (UnfinishedPath(file) is { } target)
            {
                BackupFolder.Copy(Path.Combine(from, file.Path), target, file, cancellation);
            }
        }

        // The journal last: a host that is started in between finds stores that are ahead of it, and refuses.
        Put(_records);
        Put(_timeSeries);
        Delete(_journal);
        Directory.Move(_journal + Unfinished, _journal);
    }

    private void RequireEmpty()
    {
        var found = new List<string>();
        found.AddRange(new[] { _records, _records + "-wal", _timeSeries, _timeSeries + ".wal" }.Where(File.Exists));
        if (Directory.Exists(_journal))
        {
            found.AddRange(Directory.EnumerateFileSystemEntries(_journal).Where(f => Path.GetFileName(f) != "journal.lock").Take(1).Select(_ => _journal));
        }

        if (found.Count > 0)
        {
            throw new BackupRefusedException(
                $"There is data already: {string.Join(", ", found)}. Stop the host and move it aside (never delete it), for instance: "
                + $"mv {Path.GetDirectoryName(_records)} {Path.GetDirectoryName(_records)}.before-restore. Nothing was changed.");
        }
    }

    private string? UnfinishedPath(BackupFile file) => file.Role switch
    {
        BackupRole.Journal => Path.Combine(_journal + Unfinished, Path.GetFileName(file.Path)),
        BackupRole.TimeSeries => _timeSeries + Unfinished,
        BackupRole.Records => _records + Unfinished,
        _ => null,
    };

    private static void Put(string path)
    {
        if (File.Exists(path + Unfinished))
        {
            File.Move(path + Unfinished, path);
        }
    }

    private static void Delete(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
        else
        {
            File.Delete(path);
        }
    }
}
