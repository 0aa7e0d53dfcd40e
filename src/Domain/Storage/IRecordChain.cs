using Telemetry.Domain.Network;
using Telemetry.Domain.Records;

namespace Telemetry.Domain.Storage;

/// <summary>
/// The decision record: a chain over everything that was decided, ordered and done about routes, appended in the transaction of
/// the outcomes that it records.
/// </summary>
public interface IRecordChain
{
    /// <summary>The last entry; null when there is none.</summary>
    Task<RecordHead?> ReadHeadAsync(CancellationToken cancellation);

    /// <summary>Entries after a sequence with what they record, in order.</summary>
    Task<IReadOnlyList<ChainedRecord>> ReadAsync(long after, int limit, CancellationToken cancellation);

    /// <summary>Every entry about a route and decision day with what it records, in order.</summary>
    Task<IReadOnlyList<ChainedRecord>> ReadAboutAsync(RouteId route, DateOnly day, CancellationToken cancellation);

    /// <summary>Pieces of evidence by their hashes, as the store has them now: those that are there, whether or not they still give their hash.</summary>
    Task<IReadOnlyDictionary<string, ReadOnlyMemory<byte>>> ReadEvidenceAsync(IReadOnlyCollection<string> hashes, CancellationToken cancellation);

    /// <summary>Ids of outcomes that belong in the record and are not in it: put in by something else than the host. At most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<long>> ReadUnrecordedAsync(int limit, CancellationToken cancellation);
}
