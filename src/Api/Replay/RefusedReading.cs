using Telemetry.Domain.Readings;

namespace Telemetry.Api.Replay;

/// <summary>A recorded reading that the live host would have refused on receipt: no rule sees it.</summary>
internal sealed record RefusedReading(Reading Reading, RejectReason Reason, string Detail);
