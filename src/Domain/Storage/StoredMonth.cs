using Telemetry.Domain.Quantities;

namespace Telemetry.Domain.Storage;

/// <summary>What a store holds of one quantity observed in one UTC month.</summary>
/// <param name="Month">Its start.</param>
/// <param name="ReceivedBefore">How many of the readings had been received before the time that was asked for.</param>
public sealed record StoredMonth(DateTimeOffset Month, Quantity Quantity, long Readings, long ReceivedBefore, long Corrections);
