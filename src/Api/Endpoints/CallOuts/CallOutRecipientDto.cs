namespace Telemetry.Api.Endpoints.CallOuts;

/// <summary>Somebody who can be reached. Where, is in the settings alone.</summary>
/// <param name="Name">From the settings.</param>
/// <param name="Channel">webhook or email.</param>
internal sealed record CallOutRecipientDto(string Name, string Channel);
