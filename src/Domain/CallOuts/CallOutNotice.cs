namespace Telemetry.Domain.CallOuts;

/// <summary>That a concern was told to a level: what keeps a restart from forgetting or repeating.</summary>
/// <param name="Unreachable">No recipient of the level could be reached and none is tried any more.</param>
public sealed record CallOutNotice(string Concern, long Rank, int Level, DateTimeOffset At, string CallOut, bool Unreachable);
