using Telemetry.Api.Endpoints.Alerts;

namespace Telemetry.Api.Endpoints.Gritting.Orders;

/// <summary>An override: something else than what was decided is to be done. The decision stands beside it.</summary>
/// <param name="By">Who orders it: a person's name, at most 100 characters.</param>
/// <param name="Reason">Why, at most 500 characters.</param>
/// <param name="Action">NO_ACTION, MONITOR, LIKELY_TIME_TBC, FOOTWAY, SPOT, PRECAUTIONARY, POST_TREATMENT or PLOUGH.</param>
/// <param name="SpreadRate">g/m² of the route's salt for each treatment; needed for PRECAUTIONARY and POST_TREATMENT.</param>
/// <param name="Treatments">1, 2 or successive; goes with the rate.</param>
/// <param name="Start">When it is to start (RFC 3339 with zone), in the decision day; left out, in the decision's window.</param>
internal sealed record OverridePostDto(
    string? By = null, string? Reason = null, string? Action = null, double? SpreadRate = null, string? Treatments = null, string? Start = null) : ISignedPost;
