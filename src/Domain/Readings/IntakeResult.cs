using Telemetry.Domain.Journal;

namespace Telemetry.Domain.Readings;

/// <summary>What became of a message.</summary>
public sealed record IntakeResult(JournalPosition Position, int Admitted, IReadOnlyList<Rejection> Rejections);
