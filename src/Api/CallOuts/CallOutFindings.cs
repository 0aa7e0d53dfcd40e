using Telemetry.Api.CallOuts.Escalation;
using Telemetry.Domain.CallOuts;

namespace Telemetry.Api.CallOuts;

/// <summary>What a look found.</summary>
/// <param name="At">By the host's clock.</param>
/// <param name="Concerns">What wants a person and has none.</param>
/// <param name="Unreached">Recipients that the last message did not get to.</param>
internal sealed record CallOutFindings(DateTimeOffset At, IReadOnlyList<Concern> Concerns, IReadOnlyList<UnreachedRecipient> Unreached);
