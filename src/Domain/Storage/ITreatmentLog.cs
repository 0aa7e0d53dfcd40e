using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;

namespace Telemetry.Domain.Storage;

/// <summary>What was reported as spread.</summary>
public interface ITreatmentLog
{
    /// <summary>Adds the reports that are new, all or none: none when one says something else than what is on record under its id.</summary>
    Task<TreatmentReceipt> AddAsync(DateTimeOffset recordedAt, IReadOnlyList<TreatmentReport> reports, CancellationToken cancellation);

    /// <summary>The reports of a decision day, by their start; of one route or of all.</summary>
    Task<IReadOnlyList<LoggedOutcome<TreatmentReport>>> ReadAsync(DateOnly day, RouteId? route, CancellationToken cancellation);
}
