using Telemetry.Domain.Journal;

namespace Telemetry.Domain.Storage;

/// <summary>A copy of a store at one instant.</summary>
/// <param name="File">Its name in the folder.</param>
/// <param name="Positions">How far each consumer of the journal had committed to it then.</param>
public sealed record StoreCopy(string File, IReadOnlyDictionary<string, JournalPosition> Positions);
