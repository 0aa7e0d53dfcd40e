namespace Telemetry.Api.Endpoints.SystemState;

/// <summary>One consumer of the journal.</summary>
/// <param name="Position">Last journal record committed, or passed with nothing to commit.</param>
/// <param name="LagRecords">Records that it has still to read.</param>
/// <param name="LagSeconds">Age of the oldest of them; 0 when there are none; null when it can't be read.</param>
/// <param name="UpTo">When the last record committed was taken in, UTC; null when it is not known yet after a start.</param>
/// <param name="Trouble">What keeps it from going on; null when nothing does.</param>
/// <param name="Ready">It has warmed up and follows the journal.</param>
internal sealed record SystemStageDto(
    string Name, long Position, long LagRecords, double? LagSeconds, DateTimeOffset? UpTo, string? Trouble, bool Ready)
{
    /// <summary>What it works through, over the last minute at most; null when it does not go on or was watched too short a time.</summary>
    public double? RecordsPerSecond { get; init; }

    /// <summary>What comes to the journal meanwhile; null when it was watched too short a time.</summary>
    public double? ArrivingPerSecond { get; init; }

    /// <summary>Until it has read everything, at these rates; null when that can't be said.</summary>
    public double? SecondsToDrain { get; init; }

    /// <summary>Why that can't be said; null when it is.</summary>
    public string? DrainUnknown { get; init; }
}
