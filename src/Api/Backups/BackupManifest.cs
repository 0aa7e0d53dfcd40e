namespace Telemetry.Api.Backups;

/// <summary>What a backup holds: written last, so that a folder without one is no backup.</summary>
/// <param name="Format">Of this file: 1.</param>
/// <param name="CreatedAt">When its files were complete, by the host's clock.</param>
/// <param name="Version">Of the program that wrote it; an older one may not read the records.</param>
/// <param name="TimeSeries">DuckDb, when its file is here; else where the readings are instead.</param>
/// <param name="Positions">How far each consumer had committed in what is here: none is beyond the journal's last record.</param>
/// <param name="Warnings">What is wrong with it: damage that the original has too.</param>
/// <param name="Notes">What whoever restores it should know.</param>
internal sealed record BackupManifest(
    int Format,
    DateTimeOffset CreatedAt,
    string Version,
    string TimeSeries,
    BackedUpJournal Journal,
    IReadOnlyDictionary<string, long> Positions,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<string> Notes,
    IReadOnlyList<BackupFile> Files)
{
    public const int CurrentFormat = 1;

    public const string FileName = "manifest.json";
}
