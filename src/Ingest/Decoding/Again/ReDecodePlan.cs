using Telemetry.Domain.Journal;

namespace Telemetry.Ingest.Decoding.Again;

/// <summary>A confirmed difference as records of the journal, each of bounded size.</summary>
/// <param name="Readings">What supersedes what.</param>
/// <param name="Decoders">The decoders that read anew, with their versions.</param>
public sealed record ReDecodePlan(IReadOnlyList<SupersedingReading> Readings, string Decoders)
{
    /// <summary>Readings in a record: at some 100 bytes each a record is far below what the journal takes.</summary>
    public const int ReadingsInRecord = 1000;

    /// <summary>Most readings that one re-decode may supersede: they are held in memory. A longer period is applied piece by piece.</summary>
    public const int MostReadings = 1_000_000;

    public IEnumerable<ReDecodeRecord> Records(DateTimeOffset at, string by, string reason, string difference)
    {
        var parts = (Readings.Count + ReadingsInRecord - 1) / ReadingsInRecord;
        for (var part = 0; part < parts; part++)
        {
            yield return new ReDecodeRecord(
                at, by, reason, difference, Decoders, part + 1, parts, [.. Readings.Skip(part * ReadingsInRecord).Take(ReadingsInRecord)]);
        }
    }
}
