namespace Telemetry.Api.Endpoints.OpenData;

/// <summary>One road in one night.</summary>
/// <param name="Night">Local date that the decision day (12:00 to 12:00) starts on.</param>
/// <param name="Route">Id of the route; the map has its geometry.</param>
/// <param name="Name">Its name.</param>
/// <param name="Decision">Null where nothing was decided: that is not "no action".</param>
/// <param name="Treatments">What was reported as spread, by its start. Empty: nothing was reported.</param>
internal sealed record PublicRouteNightDto(DateOnly Night, string Route, string Name, PublicDecisionDto? Decision, IReadOnlyList<PublicTreatmentDto> Treatments);
