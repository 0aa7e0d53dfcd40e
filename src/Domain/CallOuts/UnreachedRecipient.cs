namespace Telemetry.Domain.CallOuts;

/// <summary>A recipient that messages were given up for, with none delivered since.</summary>
/// <param name="Recipient">Name from the settings.</param>
/// <param name="Since">When the first of these messages was last tried, by the host's clock.</param>
/// <param name="Messages">How many were given up.</param>
public sealed record UnreachedRecipient(string Recipient, DateTimeOffset Since, int Messages);
