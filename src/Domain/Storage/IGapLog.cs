using Telemetry.Domain.Journal;

namespace Telemetry.Domain.Storage;

/// <summary>Possible gaps in what a broker handed on. Written through <see cref="IOutcomeLog.CommitAsync"/>.</summary>
public interface IGapLog
{
    /// <summary>Gaps recorded in [from, to), oldest first.</summary>
    Task<IReadOnlyList<PossibleGapRecord>> ReadGapsAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation);
}
