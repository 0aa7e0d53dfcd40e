namespace Telemetry.Api.Endpoints.Gritting.Planning;

/// <summary>One of the two nights.</summary>
internal sealed record WhatIfSideDto(PlanTotalsDto Totals, IReadOnlyList<RoutePlanDto> Routes);
