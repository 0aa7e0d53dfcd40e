using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;

namespace Telemetry.Domain.Alerts;

/// <summary>What a person did about an alert or a decision. On record like everything else, and never changed.</summary>
/// <param name="Id">A fresh identifier.</param>
/// <param name="By">The person's name as given.</param>
/// <param name="At">When, by the host's clock.</param>
public sealed record OperatorAction(string Id, OperatorActionKind Kind, string By, string Reason, DateTimeOffset At) : Outcome
{
    /// <summary>The name of the access key that it came with; null where none was asked for.</summary>
    public string? AccessKey { get; init; }

    /// <summary>Shelved until then.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The rule of the alert it is about; null when it is about a decision.</summary>
    public string? Rule { get; init; }

    /// <summary>The subject of the alert it is about.</summary>
    public string? Subject { get; init; }

    /// <summary>The route of the decision it is about; null when it is about an alert.</summary>
    public RouteId? Route { get; init; }

    public DateOnly? Day { get; init; }

    public int? Revision { get; init; }

    /// <summary>What is ordered, of an order.</summary>
    public DecisionOrder? Order { get; init; }

    /// <summary>What was decided when it was ordered: it stands beside the order.</summary>
    public DecisionOrder? Decided { get; init; }

    public override string Key => Id;

    public override DateTimeOffset EventTime => At;
}
