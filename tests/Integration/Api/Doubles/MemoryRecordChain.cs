using Telemetry.Domain.Alerts;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using Telemetry.Domain.Records;
using Telemetry.Domain.Storage;

namespace Telemetry.Tests.Integration.Api.Doubles;

/// <summary>The decision record over the outcome log in memory. Its bodies are not those of a store.</summary>
internal sealed class MemoryRecordChain(MemoryOutcomeLog outcomes) : IRecordChain
{
    private readonly Dictionary<Decision, string> _roots = [];

    /// <summary>Pieces of evidence by their hash.</summary>
    public Dictionary<string, ReadOnlyMemory<byte>> Pieces { get; } = [];

    public void Keep(DecisionEvidence evidence)
    {
        _roots[evidence.Decision] = evidence.Root;
        foreach (var part in evidence.Parts)
        {
            Pieces[part.Hash] = part.Content;
        }
    }

    public async Task<RecordHead?> ReadHeadAsync(CancellationToken cancellation) =>
        (await AllAsync(cancellation)).LastOrDefault()?.Entry is { } last ? new RecordHead(last.Sequence, last.Hash, last.RecordedAt) : null;

    public async Task<IReadOnlyList<ChainedRecord>> ReadAsync(long after, int limit, CancellationToken cancellation) =>
        [.. (await AllAsync(cancellation)).Where(r => r.Entry.Sequence > after).Take(limit)];

    public async Task<IReadOnlyList<ChainedRecord>> ReadAboutAsync(RouteId route, DateOnly day, CancellationToken cancellation) =>
        [.. (await AllAsync(cancellation)).Where(r => r.Entry.Route == route.Value && r.Entry.Day == day)];

    public Task<IReadOnlyList<long>> ReadUnrecordedAsync(int limit, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<long>>([]);

    public Task<IReadOnlyDictionary<string, ReadOnlyMemory<byte>>> ReadEvidenceAsync(IReadOnlyCollection<string> hashes, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyDictionary<string, ReadOnlyMemory<byte>>>(hashes.Distinct().Where(Pieces.ContainsKey).ToDictionary(h => h, h => Pieces[h]));

    private async Task<List<ChainedRecord>> AllAsync(CancellationToken cancellation)
    {
        List<ChainedRecord> all = [];
        var previous = RecordHash.Before;
        foreach (var logged in await outcomes.ReadAfterAsync(0, int.MaxValue, cancellation))
        {
            RecordEntry? bare = logged.Outcome switch
            {
                Decision d => New(RecordEntryKind.Decided, d.Route, d.Day, d.Revision),
                OperatorAction { Route: { } route } a => New(RecordEntryKind.Acknowledged, route, a.Day!.Value, a.Revision!.Value),
                _ => null,
            };
            if (bare is not null)
            {
                var entry = bare with { Hash = RecordHash.Of(bare) };
                all.Add(new ChainedRecord(entry, logged.Outcome.ToString(), null));
                previous = entry.Hash;
            }

            RecordEntry New(RecordEntryKind kind, RouteId route, DateOnly day, int revision) => new()
            {
                Sequence = all.Count + 1,
                Kind = kind,
                Outcome = logged.Id,
                Route = route.Value,
                Day = day,
                Revision = revision,
                RecordedAt = logged.RecordedAt,
                Release = "test",
                BodyHash = RecordHash.Of(logged.Outcome.ToString()),
                PreviousHash = previous,
                Evidence = logged.Outcome is Decision decided ? _roots.GetValueOrDefault(decided) : null,
                Hash = "",
            };
        }

        return all;
    }
}
