namespace Telemetry.Api.Endpoints.SystemState;

/// <summary>One consumer of the journal.</summary>
/// <param name="Position">Last journal record committed.</param>
/// <param name="LagRecords">Records still to commit. The rules commit with each minute's tick, so theirs is a minute's records in health.</param>
/// <param name="LagSeconds">Age of the last record committed, while there are records behind it; 0 when there are none; null when it is not known yet after a start.</param>
/// <param name="UpTo">When the last record committed was taken in, UTC; null when it is not known yet after a start.</param>
/// <param name="Trouble">What keeps it from going on; null when nothing does.</param>
/// <param name="Ready">It has warmed up and follows the journal.</param>
internal sealed record SystemStageDto(
    string Name, long Position, long LagRecords, double? LagSeconds, DateTimeOffset? UpTo, string? Trouble, bool Ready);
