namespace Telemetry.Api.Endpoints.Gritting.Backtests;

/// <summary>How one route's decisions did, in a line.</summary>
/// <param name="Route">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Truth" example="froze">What makes a night need treating: froze or ice-likely.</param>
/// <param name="Nights">Nights that the counts are of.</param>
/// <param name="Pss">POD less POFD, -1 to 1; null where either has no nights.</param>
/// <param name="PssLow">95 %, nights drawn anew.</param>
/// <param name="PssHigh">95 %, nights drawn anew.</param>
/// <param name="Few">It rests on fewer than ten nights of one kind or the other: don't build on it.</param>
internal sealed record BacktestHeadlineDto(
    string Route, string Name, string Truth, int Nights, int Hits, int Misses, int FalseAlarms, int CorrectNegatives, double? Pss, double? PssLow, double? PssHigh, bool Few);
