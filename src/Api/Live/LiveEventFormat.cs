using Telemetry.Api.Endpoints.AirQuality;
using Telemetry.Api.Endpoints.Alerts;
using Telemetry.Api.Endpoints.Bins;
using Telemetry.Api.Endpoints.Gritting;
using Telemetry.Domain.AirQuality;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using Telemetry.Domain.Storage;
using Telemetry.Domain.Waste;

namespace Telemetry.Api.Live;

/// <summary>The kind and data of an outcome's live event: the same JSON that the outcome's own address gives.</summary>
internal sealed class LiveEventFormat(INetworkProvider networks)
{
    public static IReadOnlyList<string> Kinds { get; } = ["decision", "alert", "index", "fill", "emptying"];

    public (string Kind, object Data)? Describe(LoggedOutcome<Outcome> logged) => logged.Outcome switch
    {
        Decision decision => ("decision", As(logged, decision).ToDto(networks.Current.FindRoute(decision.Route))),
        Alert alert => ("alert", As(logged, alert).ToDto()),
        AirQualityIndex index => ("index", As(logged, index).ToDto()),
        BinFill fill => ("fill", As(logged, fill).ToDto()),
        BinEmptying emptying => ("emptying", As(logged, emptying).ToDto()),
        _ => null,
    };

    private static LoggedOutcome<T> As<T>(LoggedOutcome<Outcome> logged, T outcome)
        where T : Outcome => new(logged.Id, logged.RecordedAt, outcome);
}
