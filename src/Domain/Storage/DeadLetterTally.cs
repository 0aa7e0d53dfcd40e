using Telemetry.Domain.Readings;

namespace Telemetry.Domain.Storage;

/// <summary>How many messages were not admitted in a time, as far as they are kept.</summary>
/// <param name="Messages">Dead letters.</param>
/// <param name="ByReason">Those that have the reason; one with several is counted under each.</param>
public sealed record DeadLetterTally(long Messages, IReadOnlyDictionary<RejectReason, long> ByReason);
