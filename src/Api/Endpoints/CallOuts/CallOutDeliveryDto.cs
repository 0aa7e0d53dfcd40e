namespace Telemetry.Api.Endpoints.CallOuts;

/// <summary>What became of a call-out on its way to one recipient.</summary>
/// <param name="Recipient">Name from the settings.</param>
/// <param name="Channel">webhook or email.</param>
/// <param name="State">Pending (to be sent, or to be tried again), Delivered (the recipient's server took it; whether a person saw it only an acknowledgement says) or GaveUp.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="LastAttemptAt">Host clock time, UTC; null before the first attempt.</param>
/// <param name="Detail">What the last attempt gave.</param>
internal sealed record CallOutDeliveryDto(string Recipient, string Channel, string State, int Attempts, DateTimeOffset? LastAttemptAt, string? Detail);
