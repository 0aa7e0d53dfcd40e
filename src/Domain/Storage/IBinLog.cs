using Telemetry.Domain.Network;
using Telemetry.Domain.Waste;

namespace Telemetry.Domain.Storage;

/// <summary>Fills and emptyings on record, as they stand now: corrected, without those withdrawn. Written through <see cref="IOutcomeLog.CommitAsync"/>.</summary>
public interface IBinLog
{
    /// <summary>The newest fills of each bin, newest first, at most <paramref name="limit"/> of each; a bin without any has none.</summary>
    Task<ILookup<BinId, LoggedOutcome<BinFill>>> ReadNewestFillsAsync(IReadOnlyCollection<BinId> bins, int limit, CancellationToken cancellation);

    /// <summary>Fills of a bin observed in (from, to], oldest first.</summary>
    Task<IReadOnlyList<LoggedOutcome<BinFill>>> ReadFillsAsync(BinId bin, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation);

    /// <summary>Emptyings of a bin in (from, to], oldest first.</summary>
    Task<IReadOnlyList<LoggedOutcome<BinEmptying>>> ReadEmptyingsAsync(BinId bin, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation);
}
