using Microsoft.Extensions.Options;
using Telemetry.Api.DecisionRecord;
using Telemetry.Api.Endpoints.Alerts;
using Telemetry.Api.Endpoints.CallOuts;
using Telemetry.Api.Endpoints.Gritting.Spreading;
using Telemetry.Api.Health;
using Telemetry.Domain.Network;
using Telemetry.Domain.Storage;
using Telemetry.Rules.Winter;

namespace Telemetry.Api.Endpoints.Gritting.Record.Claims;

/// <summary>Puts a claim file together from the stores, as they are.</summary>
internal sealed class ClaimReader(
    IOutcomeLog log,
    IRecordChain chain,
    ITreatmentLog treatments,
    ICallOutStore callOuts,
    DecisionFollowUps followUps,
    TreatmentDifferences differences,
    ClaimStations stations,
    ClaimEvidences evidences,
    RecordVerifier verifier,
    INetworkProvider networks,
    IOptions<ApiOptions> options,
    HostStart host,
    TimeProvider clock)
{
    private const int MostCallOuts = 200;

    /// <summary>A decision day has a handful of revisions. Each one's evidence is read whole, one after the other.</summary>
    private const int MostEvidence = 40;

    private const string HowToCheck =
        "Each entry has a body and a hash. The SHA-256 of the body (its bytes exactly as given, in UTF-8, no line break at the end) is bodyHash. "
        + "The SHA-256 of hashedText (in UTF-8, its eleven lines with a line feed between them and none at the end) is hash. The lines are: the hash of the "
        + "entry before (64 zeros for the first), sequence, kind, id of the outcome, route, decision day, revision, when it was recorded (UTC), the program's "
        + "version, the hashes of the evidence (empty where none is kept), bodyHash; what is absent is an empty line. The entry before may be about another "
        + "route and then is not in this file. A signed head exported after an entry, and kept by somebody else, shows that the entry is the one that stood then: "
        + "its signature is ECDSA P-256 with SHA-256 over signedText, and the public key is at /api/v1/gritting/record/key.";

    /// <summary>Null when there is nothing on record, and no such route.</summary>
    public async Task<ClaimDto?> ReadAsync(RouteId route, DateOnly date, CancellationToken cancellation)
    {
        var network = networks.Current;
        var known = network.FindRoute(route);
        var records = await log.ReadDecisionHistoryAsync(route, date, cancellation);
        var spread = await treatments.ReadAsync(date, route, cancellation);
        if (known is null && records.Count == 0 && spread.Count == 0)
        {
            return null;
        }

        var day = DecisionDay.Of(date, network.TimeZone);
        var followUp = await followUps.ReadAsync(records, null, cancellation);
        var sent = await callOuts.ReadCallOutsAsync(null, MostCallOuts, DecisionFollowUp.Concern(route, date), cancellation);
        var entries = await chain.ReadAboutAsync(route, date, cancellation);
        var (evidence, policies, cut) = await evidences.ReadAsync(entries.Select(e => e.Entry), MostEvidence, cancellation);
        return new ClaimDto(
            route.Value,
            known?.ToDto(),
            date,
            day.Start,
            day.End,
            network.TimeZone.Id,
            options.Value.SimulatedTime,
            clock.GetUtcNow(),
            host.Version,
            DecisionHistory.Of(records, known, followUp),
            [.. followUp.ActionsAbout(route, date).Select(a => a.ToDto())],
            await differences.DescribeAsync(spread, network, cancellation),
            [.. sent.Select(c => c.ToDto())],
            await stations.ReadAsync([.. records.Select(r => r.Outcome)], day, cancellation),
            [.. entries.Select(ClaimEntryDto.Of)],
            evidence,
            policies,
            cut,
            RecordVerificationDto.Of(await verifier.VerifyAsync(null, null, cancellation)),
            HowToCheck);
    }
}
