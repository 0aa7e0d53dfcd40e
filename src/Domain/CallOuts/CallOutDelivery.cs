namespace Telemetry.Domain.CallOuts;

/// <summary>What became of a call-out on its way to one recipient.</summary>
/// <param name="Recipient">Name from the settings.</param>
/// <param name="Channel">How it goes there: webhook or e-mail.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="Detail">What the last attempt gave, in plain English.</param>
public sealed record CallOutDelivery(
    string Recipient, CallOutChannel Channel, DeliveryState State, int Attempts, DateTimeOffset? LastAttemptAt, string? Detail);
