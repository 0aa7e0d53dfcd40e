using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Telemetry.Domain.Records;
using Telemetry.Domain.Storage;

namespace Telemetry.Api.DecisionRecord;

/// <summary>Goes through the whole decision record and compares it with the heads that were exported.</summary>
internal sealed class RecordVerifier(IRecordChain chain, HeadKey key, IOptions<DecisionRecordOptions> options, TimeProvider clock)
{
    private const int Batch = 500;

    /// <param name="headsFile">The exported heads, such as a copy kept elsewhere; null for the host's own.</param>
    /// <param name="publicPem">The public key to check them by; null for the host's own.</param>
    public async Task<RecordVerification> VerifyAsync(string? headsFile, string? publicPem, CancellationToken cancellation)
    {
        // The heads first: one that is exported meanwhile would be beyond the end that was read.
        var (heads, findings) = ReadHeads(headsFile ?? options.Value.HeadsFile!, publicPem);
        var walk = new ChainWalk(heads);
        var evidence = new EvidenceCheck(chain);
        IReadOnlyList<ChainedRecord> records;
        var last = 0L;
        do
        {
            records = await chain.ReadAsync(last, Batch, cancellation);
            await evidence.TakeAsync([.. records.Select(r => r.Entry)], cancellation);
            foreach (var record in records)
            {
                walk.Take(record);
                last = record.Entry.Sequence;
            }
        }
        while (records.Count > 0);

        walk.End();
        findings.AddRange(evidence.Findings());
        foreach (var id in await chain.ReadUnrecordedAsync(ChainWalk.Most, cancellation))
        {
            findings.Add(new RecordFinding(RecordTrouble.UnrecordedRow, null, $"Outcome {id} is in the store and no entry records it: something else than the host put it there, or its entry was taken out."));
        }

        return new RecordVerification(clock.GetUtcNow(), walk.Entries, walk.Head, heads.Count, heads.MaxBy(h => h.Sequence), evidence.Pieces, [.. walk.Findings, .. findings]);
    }

    private (IReadOnlyList<SignedHead> Heads, List<RecordFinding> Findings) ReadHeads(string path, string? publicPem)
    {
        var (read, unreadable) = HeadsFile.Read(path);
        List<RecordFinding> findings = [.. unreadable];
        if (read.Count == 0)
        {
            return (read, findings);
        }

        using var publicKey = ECDsa.Create();
        publicKey.ImportFromPem(publicPem ?? key.PublicPem());
        List<SignedHead> heads = [];
        foreach (var head in read)
        {
            if (HeadKey.Verifies(publicKey, head))
            {
                heads.Add(head);
            }
            else
            {
                findings.Add(new RecordFinding(RecordTrouble.BadSignature, head.Sequence, head.Key == HeadKey.NameOf(publicKey)
                    ? $"The exported head of entry {head.Sequence} was changed: its signature is not of what it says."
                    : $"The exported head of entry {head.Sequence} was signed with the key {head.Key}, and not with {HeadKey.NameOf(publicKey)}."));
            }
        }

        return (heads, findings);
    }
}
