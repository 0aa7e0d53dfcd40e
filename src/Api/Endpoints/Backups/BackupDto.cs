namespace Telemetry.Api.Endpoints.Backups;

/// <summary>A backup that was written.</summary>
/// <param name="Folder" example="/var/lib/telemetry/data/backups/20261123T161500Z">Where it is, on the host's machine.</param>
/// <param name="CreatedAt">When its files were complete, by the host's clock.</param>
/// <param name="Files">How many it has, its manifest not counted.</param>
/// <param name="Bytes">What they take.</param>
/// <param name="JournalFirst">The oldest record of its journal.</param>
/// <param name="JournalLast">The last record: all that was acknowledged before the backup began is in it.</param>
/// <param name="Positions">How far each consumer had committed in it, by name.</param>
/// <param name="Warnings">What is wrong with it: damage that the original has too.</param>
/// <param name="Notes">What whoever restores it should know.</param>
internal sealed record BackupDto(
    string Folder,
    DateTimeOffset CreatedAt,
    int Files,
    long Bytes,
    long JournalFirst,
    long JournalLast,
    IReadOnlyDictionary<string, long> Positions,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<string> Notes);
