using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;

namespace Telemetry.Domain.Storage;

/// <summary>What was reported as spread.</summary>
public interface ITreatmentLog
{
    /// <summary>Adds the reports that are new, all or none: none when one says something else than what is on record under its id.</summary>
    Task<TreatmentReceipt> AddAsync(DateTimeOffset recordedAt, IReadOnlyList<TreatmentReport> reports, CancellationToken cancellation);

    /// <summary>The reports of the decision days from one on that were recorded after another, oldest record first.</summary>
    /// <param name="afterId">The id of the last one known; 0 for all.</param>
    Task<IReadOnlyList<LoggedOutcome<TreatmentReport>>> ReadAfterAsync(long afterId, DateOnly from, CancellationToken cancellation);

    /// <summary>The reports of a decision day, by their start; of one route or of all.</summary>
    Task<IReadOnlyList<LoggedOutcome<TreatmentReport>>> ReadAsync(DateOnly day, RouteId? route, CancellationToken cancellation);
}
