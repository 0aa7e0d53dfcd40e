using Telemetry.Api.Endpoints.AirQuality;
using Telemetry.Api.Endpoints.Alerts;
using Telemetry.Api.Endpoints.Bins;
using Telemetry.Api.Endpoints.CallOuts;
using Telemetry.Api.Endpoints.Gritting;
using Telemetry.Api.Endpoints.Gritting.Spreading;
using Telemetry.Domain.AirQuality;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.CallOuts;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using Telemetry.Domain.Storage;
using Telemetry.Domain.Waste;

namespace Telemetry.Api.Live;

/// <summary>The kind and data of an outcome's live event: the same JSON that the outcome's own address gives.</summary>
internal sealed class LiveEventFormat(INetworkProvider networks, DecisionFollowUps followUps)
{
    public static IReadOnlyList<string> Kinds { get; } = ["decision", "alert", "index", "fill", "emptying", "action", "call-out", "treatment"];

    /// <summary>What the descriptions of these outcomes need of the log: what became of the decisions among them.</summary>
    public Task<DecisionFollowUp> FollowUpAsync(IReadOnlyList<LoggedOutcome<Outcome>> outcomes, CancellationToken cancellation) =>
        followUps.ReadAsync([.. outcomes.Where(o => o.Outcome is Decision).Select(o => As(o, (Decision)o.Outcome))], null, cancellation);

    public (string Kind, object Data)? Describe(LoggedOutcome<Outcome> logged, DecisionFollowUp followUp) => logged.Outcome switch
    {
        Decision decision => ("decision", As(logged, decision).ToDto(networks.Current.FindRoute(decision.Route), followUp)),
        Alert alert => ("alert", As(logged, alert).ToDto()),
        AirQualityIndex index => ("index", As(logged, index).ToDto()),
        BinFill fill => ("fill", As(logged, fill).ToDto()),
        BinEmptying emptying => ("emptying", As(logged, emptying).ToDto()),
        OperatorAction action => ("action", As(logged, action).ToDto()),
        TreatmentReport treatment => ("treatment", As(logged, treatment).ToDto(null)),
        CallOut callOut => ("call-out", As(logged, callOut).ToDto()),
        _ => null,
    };

    private static LoggedOutcome<T> As<T>(LoggedOutcome<Outcome> logged, T outcome)
        where T : Outcome => new(logged.Id, logged.RecordedAt, outcome);
}
