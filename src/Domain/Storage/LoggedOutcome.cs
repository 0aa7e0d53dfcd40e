using Telemetry.Domain.Decisions;

namespace Telemetry.Domain.Storage;

/// <summary>An outcome as recorded: <paramref name="Id"/> rises by order of commit and is the id of its live event.</summary>
/// <param name="RecordedAt">By the host's clock, when it was committed: what was known when.</param>
public sealed record LoggedOutcome<T>(long Id, DateTimeOffset RecordedAt, T Outcome)
    where T : Outcome;
