using Telemetry.Domain.Decisions;

namespace Telemetry.Domain.Storage;

/// <summary>What became of reports of treatments.</summary>
/// <param name="Added">New on record; empty where there are conflicts.</param>
/// <param name="Repeated">Ids that were on record with the same content.</param>
/// <param name="Conflicting">Ids that are on record with other content.</param>
public sealed record TreatmentReceipt(IReadOnlyList<LoggedOutcome<Outcome>> Added, IReadOnlyList<string> Repeated, IReadOnlyList<string> Conflicting);
