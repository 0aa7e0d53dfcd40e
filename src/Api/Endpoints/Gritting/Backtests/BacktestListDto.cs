namespace Telemetry.Api.Endpoints.Gritting.Backtests;

/// <summary>The back-test reports that are kept.</summary>
/// <param name="Reports">Newest first.</param>
/// <param name="Unreadable">Ids of those whose summary can't be read, or is of another version.</param>
/// <param name="NotListed">How many older ones there are beside these.</param>
internal sealed record BacktestListDto(IReadOnlyList<BacktestHeadDto> Reports, IReadOnlyList<string> Unreadable, int NotListed);
