namespace Telemetry.Api.Endpoints.CallOuts;

/// <summary>What became of a trial message.</summary>
/// <param name="AsOf">Host clock time of this answer, UTC.</param>
/// <param name="SimulatedTime">The host runs on a shifted clock (demonstration).</param>
/// <param name="CallOut">The trial; null when the settings have no recipient.</param>
/// <param name="Ok">Every recipient's server took it.</param>
internal sealed record CallOutTestDto(DateTimeOffset AsOf, bool SimulatedTime, bool Ok, CallOutDto? CallOut);
