namespace Telemetry.Api.Endpoints.CallOuts;

/// <summary>One level of people to call.</summary>
/// <param name="Level">From 1.</param>
/// <param name="Recipients">Their names in the settings.</param>
/// <param name="WaitSeconds">How long an acknowledgement is waited for before it goes on, s: to the next level, or at the last to the same again.</param>
internal sealed record CallOutLevelDto(int Level, IReadOnlyList<string> Recipients, double WaitSeconds);
