using Telemetry.Domain.Network;
using Telemetry.Domain.Readings;

namespace Telemetry.Domain.Live;

/// <summary>The newest reading of a series by event time, with its flag.</summary>
public readonly record struct LatestReading(SiteId Site, CheckedReading Checked);
