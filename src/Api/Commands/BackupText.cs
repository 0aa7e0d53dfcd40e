using System.Globalization;
using Telemetry.Api.Backups;

namespace Telemetry.Api.Commands;

/// <summary>A backup in words.</summary>
internal static class BackupText
{
    public static IEnumerable<string> Lines(string folder, BackupManifest manifest)
    {
        yield return $"Backup     {folder}";
        yield return $"written    {CredentialScope.Time(manifest.CreatedAt)} by version {manifest.Version}";
        yield return manifest.Journal is { OldestAt: { } oldest, NewestAt: { } newest }
            ? $"journal    {Number(manifest.Journal.Records)} records, {manifest.Journal.First} to {manifest.Journal.Last}, received {CredentialScope.Time(oldest)} to {CredentialScope.Time(newest)}"
            : "journal    no records";
        yield return $"readings   {(manifest.TimeSeries == "DuckDb" ? "the DuckDB file" : "not in it")}";
        foreach (var (consumer, position) in manifest.Positions.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            yield return $"consumer   {consumer}: at record {position}; the {Number(manifest.Journal.Last - position)} behind it follow from the journal";
        }

        yield return $"files      {Number(manifest.Files.Count)}, {Number(manifest.Files.Sum(f => f.Bytes))} bytes, each with its SHA-256 in {BackupManifest.FileName}";
        foreach (var note in manifest.Notes)
        {
            yield return $"note       {note}";
        }

        foreach (var warning in manifest.Warnings)
        {
            yield return $"WARNING    {warning}";
        }
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
