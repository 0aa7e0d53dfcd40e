namespace Telemetry.Api.Endpoints.CallOuts;

/// <summary>Call-outs, newest first.</summary>
/// <param name="AsOf">Host clock time of this answer, UTC.</param>
/// <param name="SimulatedTime">The host runs on a shifted clock (demonstration).</param>
/// <param name="Levels">Who would be called out, first to last. Empty: nobody, by the settings.</param>
/// <param name="Recipients">Everybody named in the settings, whether a level calls them or not: whom a trial is sent to.</param>
/// <param name="Next">Cursor of the next page; null on the last.</param>
internal sealed record CallOutsDto(
    DateTimeOffset AsOf,
    bool SimulatedTime,
    IReadOnlyList<CallOutLevelDto> Levels,
    IReadOnlyList<CallOutRecipientDto> Recipients,
    IReadOnlyList<CallOutDto> CallOuts,
    string? Next);
