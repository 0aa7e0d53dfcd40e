namespace Telemetry.Api.Endpoints.Gritting.Planning;

/// <summary>What is decided now, and what would be.</summary>
/// <param name="At">The minute that both are decided at, UTC.</param>
/// <param name="RuleVersion">Of the rule that decided both.</param>
/// <param name="Readings">Readings that they rest on.</param>
/// <param name="Changed">Ids of routes whose action, rate, treatments or latest start (by 15 min or more) would be others.</param>
internal sealed record WhatIfDto(
    DateOnly Day, string TimeZone, DateTimeOffset At, string RuleVersion, int Readings, IReadOnlyList<string> Changed, WhatIfSideDto AsItIs, WhatIfSideDto WhatIf);
