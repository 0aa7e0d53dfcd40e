using Telemetry.Api.Endpoints.Requests;
using Telemetry.Domain.Decisions;
using Telemetry.Rules.Winter;

namespace Telemetry.Api.Endpoints.Gritting.Orders;

/// <summary>Reads what is ordered instead of what was decided, or tells everything that is wrong with it.</summary>
internal static class OverrideRequest
{
    /// <summary>g/m². Five times the largest rate of the treatment matrix is a slip of the finger (docs/sources/api.md#spread-bounds).</summary>
    private const double LargestRate = 100;

    public static DecisionOrder? Read(OverridePostDto post, DecisionDay day, RequestErrors errors)
    {
        var action = QueryText.Choice<GrittingAction>(post.Action, "$.action", errors, [.. Actions()]);
        if (string.IsNullOrEmpty(post.Action))
        {
            errors.Add("$.action", $"is required: one of {string.Join(", ", Actions().Select(a => a.Name))}");
        }

        var treatments = QueryText.Choice(
            post.Treatments, "$.treatments", errors, ("1", Treatments.One), ("2", Treatments.Two), ("successive", Treatments.Successive));
        var start = QueryText.Time(post.Start, "$.start", errors);
        if (start < day.Start || start >= day.End)
        {
            errors.Add("$.start", $"must be in the decision day, from {day.Start:yyyy-MM-dd'T'HH:mm'Z'} to {day.End:yyyy-MM-dd'T'HH:mm'Z'}");
        }

        if (post.SpreadRate is <= 0 or > LargestRate)
        {
            errors.Add("$.spreadRate", $"must be above 0 and at most {LargestRate} g/m²");
        }

        if (post.SpreadRate is null != (post.Treatments is null))
        {
            errors.Add(post.SpreadRate is null ? "$.spreadRate" : "$.treatments", "spreadRate and treatments go together: how much, and how often");
        }

        switch (action)
        {
            case GrittingAction.Precautionary or GrittingAction.PostTreatment when post.SpreadRate is null:
                errors.Add("$.spreadRate", $"is needed for {action.Value.Name()}: g/m² for each treatment");
                break;
            case GrittingAction.NoAction or GrittingAction.Monitor or GrittingAction.LikelyTimeTbc when post is not { SpreadRate: null, Treatments: null, Start: null }:
                errors.Add("$.action", $"{action.Value.Name()} treats nothing: leave spreadRate, treatments and start out, or order an action that treats");
                break;
            default:
                break;
        }

        return errors.Any ? null : new DecisionOrder(action!.Value, post.SpreadRate, treatments ?? Treatments.None, start);
    }

    /// <summary>All but ESCALATE: that a person must decide is no order.</summary>
    private static IEnumerable<(string Name, GrittingAction Value)> Actions() =>
        Enum.GetValues<GrittingAction>().Where(a => a != GrittingAction.Escalate).Select(a => (a.Name(), a));
}
