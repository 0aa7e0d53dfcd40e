using System.Text.Json;
using Telemetry.Api.Endpoints.Gritting.Record.Recomputations;
using Telemetry.Api.Endpoints.Readings;
using Telemetry.Domain.Network;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Records;
using Telemetry.Rules.EventTime;
using Telemetry.Rules.Evidence;

namespace Telemetry.Api.Endpoints.Gritting.Record.Claims;

/// <summary>Reads what each revision of a night was decided from, and tells it in figures.</summary>
internal sealed class ClaimEvidences(EvidencePieces pieces)
{
    private const string Policy = "policy";

    /// <param name="entries">All entries about a route and day.</param>
    /// <param name="most">At most so many revisions, the first ones; a night has a handful.</param>
    public async Task<(IReadOnlyList<ClaimEvidenceDto> Evidence, IReadOnlyList<ClaimPolicyDto> Policies, bool Cut)> ReadAsync(
        IEnumerable<RecordEntry> entries, int most, CancellationToken cancellation)
    {
        List<RecordEntry> decided = [.. entries.Where(e => e is { Kind: RecordEntryKind.Decided, Evidence: not null })];
        List<ClaimEvidenceDto> evidence = [];
        Dictionary<string, ClaimPolicyDto> policies = new(StringComparer.Ordinal);
        foreach (var entry in decided.Take(most))
        {
            evidence.Add(await ReadAsync(entry, policies, cancellation));
        }

        return (evidence, [.. policies.Values], decided.Count > most);
    }

    private async Task<ClaimEvidenceDto> ReadAsync(RecordEntry entry, Dictionary<string, ClaimPolicyDto> policies, CancellationToken cancellation)
    {
        var (root, parts, trouble) = await pieces.ReadAsync(entry.Evidence!, cancellation);
        if (trouble is not null || EvidenceReader.Read(root, parts.ToDictionary(p => p.Name, p => p.Content, StringComparer.Ordinal), out trouble) is not { } known)
        {
            return new ClaimEvidenceDto(entry.Sequence, entry.Revision, trouble, null, null, [], null, [], []);
        }

        var policy = parts.FirstOrDefault(p => p.Name == Policy);
        if (policy is not null && !policies.ContainsKey(policy.Hash))
        {
            policies.Add(policy.Hash, new ClaimPolicyDto(policy.Hash, Settings(policy.Content)));
        }

        var stations = known.Moment.Stations.Select(s => s.Moment).DistinctBy(m => m.Site.Id).ToList();
        return new ClaimEvidenceDto(
            entry.Sequence,
            entry.Revision,
            null,
            known.Moment.At,
            known.RuleVersion,
            [new EvidencePieceDto("root", entry.Evidence!, root.Length), .. parts.Select(p => new EvidencePieceDto(p.Name, p.Hash, p.Content.Length))],
            policy?.Hash,
            [.. stations.SelectMany(s => s.Series.Select(v => Of(s.Site, v)))],
            [.. stations.Where(s => s.Forecast is not null).Select(s => new ClaimIssueDto(s.Site.Id.Value, s.Forecast!.Source, s.Forecast.IssuedAt, s.Forecast.ReceivedAt, s.Forecast.Values.Count))]);
    }

    private static ClaimSeriesDto Of(Site site, SeriesView series)
    {
        int readings = 0, suspect = 0, failed = 0;
        foreach (var observation in series.NewestFirst())
        {
            readings++;
            suspect += observation.Flag == Flag.Suspect ? 1 : 0;
            failed += observation.Flag == Flag.Fail ? 1 : 0;
        }

        var newest = series.Newest;
        return new ClaimSeriesDto(
            site.Id.Value,
            series.Sensor.Id.Value,
            series.Quantity.Name,
            series.Quantity.Unit,
            readings,
            suspect,
            failed,
            newest?.At,
            newest is { Flag: not Flag.Fail } seen ? seen.Value : null,
            newest?.Flag.Name(),
            newest?.ReceivedAt);
    }

    /// <summary>By the names that the documents have.</summary>
    private static Dictionary<string, string> Settings(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.EnumerateObject().ToDictionary(
            p => char.ToUpperInvariant(p.Name[0]) + p.Name[1..],
            p => p.Value.ValueKind == JsonValueKind.String ? p.Value.GetString()! : p.Value.GetRawText(),
            StringComparer.Ordinal);
    }
}
