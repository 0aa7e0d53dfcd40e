using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Records;
using Telemetry.Storage.Records.Entities;

namespace Telemetry.Storage.Records;

/// <summary>
/// Adds entries of the decision record within the transaction of the outcomes that they record: neither can be without the
/// other, and the transaction's write lock gives sequences to one writer at a time.
/// </summary>
internal static class ChainAppend
{
    private static readonly string Release =
        typeof(ChainAppend).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    /// <summary>The kind of entry that records an outcome; null for one that does not belong in the record.</summary>
    public static RecordEntryKind? KindOf(Outcome outcome) => outcome switch
    {
        Decision { Withdrawn: true } => RecordEntryKind.Withdrawn,
        Decision { ReassessedAt: not null } => RecordEntryKind.Reassessed,
        Decision => RecordEntryKind.Decided,
        OperatorAction { Route: not null, Kind: OperatorActionKind.Acknowledge } => RecordEntryKind.Acknowledged,
        OperatorAction { Route: not null, Kind: OperatorActionKind.Confirm } => RecordEntryKind.Confirmed,
        OperatorAction { Route: not null, Kind: OperatorActionKind.Override } => RecordEntryKind.Overridden,
        TreatmentReport => RecordEntryKind.Treated,
        _ => null,
    };

    /// <param name="rows">The outcomes with the rows that were added for them, in the order of their ids.</param>
    /// <param name="evidence">What decisions among them were made of.</param>
    public static async Task AddAsync(
        TelemetryDbContext context, IEnumerable<(Outcome Outcome, OutcomeEntity Row)> rows, IReadOnlyList<DecisionEvidence> evidence, CancellationToken cancellation)
    {
        var roots = new Dictionary<object, string>(ReferenceEqualityComparer.Instance);
        foreach (var kept in evidence)
        {
            roots[kept.Decision] = kept.Root;
        }

        var recorded = rows.Select(r => (r.Row, Kind: KindOf(r.Outcome), Evidence: roots.GetValueOrDefault(r.Outcome))).Where(r => r.Kind is not null).ToList();
        if (recorded.Count == 0)
        {
            return;
        }

        var last = await context.RecordEntries.AsNoTracking().OrderByDescending(e => e.Sequence).FirstOrDefaultAsync(cancellation) is { } row
            ? RecordEntryMapping.ToEntry(row)
            : await BeginAsync(context, recorded[0].Row, cancellation);
        await EvidenceRows.AddAsync(context, evidence.SelectMany(e => e.Parts), cancellation);
        foreach (var (outcome, kind, root) in recorded)
        {
            last = Sealed(new RecordEntry
            {
                Sequence = last.Sequence + 1,
                Kind = kind!.Value,
                Outcome = outcome.Id,
                Route = outcome.Route,
                Day = outcome.Day,
                Revision = outcome.Revision,
                RecordedAt = outcome.RecordedAt,
                Release = Release,
                Evidence = root,
                BodyHash = RecordHash.Of(outcome.Json),
                PreviousHash = last.Hash,
                Hash = "",
            });
            context.RecordEntries.Add(RecordEntryMapping.ToEntity(last, null));
        }
    }

    /// <summary>A record that begins over decisions from before says so, and never pretends to have seen them made.</summary>
    private static async Task<RecordEntry> BeginAsync(TelemetryDbContext context, OutcomeEntity first, CancellationToken cancellation)
    {
        var body = await EarlierRecords.DescribeAsync(context, first.Id - 1, cancellation);
        var begun = Sealed(new RecordEntry
        {
            Sequence = 1,
            Kind = RecordEntryKind.Begun,
            RecordedAt = first.RecordedAt,
            Release = Release,
            BodyHash = RecordHash.Of(body),
            PreviousHash = RecordHash.Before,
            Hash = "",
        });
        context.RecordEntries.Add(RecordEntryMapping.ToEntity(begun, body));
        return begun;
    }

    private static RecordEntry Sealed(RecordEntry entry) => entry with { Hash = RecordHash.Of(entry) };
}
